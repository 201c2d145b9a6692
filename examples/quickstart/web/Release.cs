namespace Quickstart.Web;

/// <summary>The release that this process belongs to.</summary>
/// <param name="Version">From <c>RELEASE_VERSION</c>; <c>development</c> when nobody released it.</param>
/// <param name="Commit">From <c>RELEASE_COMMIT</c>; <c>development</c> when nobody released it.</param>
internal sealed record Release(string Version, string Commit)
{
    private const string Unreleased = "development";

    public static Release FromEnvironment() => new(Variable("RELEASE_VERSION"), Variable("RELEASE_COMMIT"));

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : Unreleased;
}
