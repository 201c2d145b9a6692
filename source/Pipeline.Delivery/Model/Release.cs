namespace Pipeline.Delivery;

/// <summary>A version of the application with the content of every service, addressed by digest: immutable.</summary>
/// <param name="Version">As <see cref="Versions"/> computes it: <c>1.4.0</c>, <c>1.4.1-dev.3.g1a2b3c4d</c>.</param>
/// <param name="Commit">40 hexadecimal digits.</param>
/// <param name="Images">Service name to digest: <c>sha256:…</c>.</param>
public sealed record Release(string Version, string Commit, SortedDictionary<string, string> Images)
{
    /// <summary>Service name to the command that starts it in its folder, as it was when the release was packaged.</summary>
    public SortedDictionary<string, IReadOnlyList<string>> Start { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Two releases are the same when their contents are.</summary>
    public bool Equals(Release? other) => other is not null && Version == other.Version && Images.SequenceEqual(other.Images);

    public override int GetHashCode() => Version.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Version;
}
