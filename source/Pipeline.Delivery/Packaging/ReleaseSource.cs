using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What a release is made from.</summary>
/// <param name="Services">The source of every service.</param>
/// <param name="Checkout">The state of the repository.</param>
/// <param name="Folder">An absolute folder for what is made on the way; it may be deleted afterwards.</param>
public sealed record ReleaseSource(IReadOnlyCollection<ServiceSource> Services, Checkout Checkout, string Folder)
{
    /// <summary>The version that the release gets.</summary>
    public string Version => Versions.Of(Checkout);
}
