using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A deployment or rollback, as those learn it who are told of it.</summary>
/// <param name="Site">Which application and environment.</param>
/// <param name="Url">Where users reach it.</param>
/// <param name="Kind">Why the release is brought up.</param>
/// <param name="Version">Of the release.</param>
/// <param name="Commit">Of the release, 40 hexadecimal digits.</param>
/// <param name="Before">The version that served before; <see langword="null"/> when none did.</param>
/// <param name="Stamp">Who does it.</param>
/// <param name="Reason">Why it failed, once it has.</param>
public sealed record Announcement(
    Site Site, Uri Url, DeploymentKind Kind, string Version, string Commit, string? Before, RunStamp Stamp, Promise<string> Reason);
