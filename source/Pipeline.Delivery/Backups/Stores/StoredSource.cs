using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Streams an object of a store.</summary>
/// <param name="Objects">The store.</param>
/// <param name="Key">The object's key.</param>
public sealed record StoredSource(IObjectStore Objects, string Key) : StreamSource
{
    public override string Name => "store";

    public override string Describe(Values values) => $"cat {Objects.AddressOf(Key)}";

    public override Task<Stream> OpenAsync(ApplyContext context) => Objects.OpenAsync(Key, offset: 0, context.Cancellation);
}
