using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Lines that the runner of GitHub Actions reads as commands.</summary>
/// <remarks>https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands</remarks>
internal static class GitHubCommand
{
    public const string EndGroup = "::endgroup::";

    public static string Group(string title) => $"::group::{Data(title)}";

    /// <summary>An annotation on the run's page.</summary>
    public static string Error(string title, string message) => $"::error title={Property(title)}::{Data(message)}";

    /// <summary>
    /// Masks a secret in the log: each of its lines, because the runner masks line by line. Short lines would mask half of every
    /// other.
    /// </summary>
    public static IEnumerable<string> Masks(Secret secret)
    {
        foreach (var line in secret.Reveal().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries))
            if (line.Length >= Secret.MinimumLength) yield return $"::add-mask::{Data(line)}";
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
