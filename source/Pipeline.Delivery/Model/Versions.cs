using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The version of a checkout, from its tags, as semantic versioning that is also a valid image tag.</summary>
public static class Versions
{
    /// <summary>
    /// <c>1.4.0</c> on the tag <c>v1.4.0</c>; <c>1.4.1-dev.3.g1a2b3c4d</c> three commits later; <c>0.0.1-dev.3.g1a2b3c4d</c> without a tag;
    /// followed by <c>-dirty.h&lt;hash&gt;</c> when the working tree differs from HEAD. The letters keep a hash of digits alone from being
    /// read as a number, which <see href="https://semver.org/#spec-item-9">semantic versioning</see> does not let begin with 0.
    /// </summary>
    public static string Of(Checkout checkout)
    {
        var tagged = checkout.LatestTag?.TrimStart('v') ?? "0.0.0";
        var version = checkout is { CommitsSinceTag: 0, LatestTag: not null } ? tagged : $"{Next(tagged)}-dev.{checkout.CommitsSinceTag}.g{checkout.ShortCommit}";
        return checkout.DirtyHash is null ? version : $"{version}-dirty.h{checkout.DirtyHash}";
    }

    /// <summary>A version of changes that are not committed.</summary>
    public static bool IsDirty(string version) => version.Contains("-dirty.h", StringComparison.Ordinal);

    private static string Next(string tagged)
    {
        var core = tagged.Split('-')[0];
        var lastDot = core.LastIndexOf('.');
        return int.TryParse(core.AsSpan(lastDot + 1), CultureInfo.InvariantCulture, out var patch) ? $"{core[..lastDot]}.{patch + 1}" : core;
    }
}
