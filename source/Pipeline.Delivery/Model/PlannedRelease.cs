using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A release while it is planned with: its name is known, its content may have to be built first.</summary>
/// <param name="Version">See <see cref="Versions"/>.</param>
/// <param name="Commit">40 hexadecimal digits.</param>
/// <param name="Start">Service name to the command that starts it.</param>
/// <param name="Content">The release itself.</param>
public sealed record PlannedRelease(string Version, string Commit, IReadOnlyDictionary<string, IReadOnlyList<string>> Start, Value<Release> Content)
{
    /// <summary>It ran there before, and runs again as it was.</summary>
    public bool IsRecorded { get; private init; }

    /// <summary>A release that is there.</summary>
    public static PlannedRelease Of(Release release) => new(release.Version, release.Commit, release.Start, release) { IsRecorded = true };

    /// <summary>The release that a checkout is going to be.</summary>
    public static PlannedRelease Of(string version, string commit, IEnumerable<ServiceSource> sources, Value<Release> content) =>
        new(version, commit, PackagePlan.StartOf(sources), content);

    /// <summary>The digest of one service.</summary>
    public Value<string> Digest(Service service) => Content.Map(release => release.Images[service.Name]).Named($"digest of {service.Name}");
}
