using System.Text.RegularExpressions;
using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>What a refusal says.</summary>
internal static partial class Refused
{
    /// <summary>The message with its details and next steps, as golden files keep it.</summary>
    public static string Text(Action action)
    {
        var problems = new Problems();
        problems.Add(action.Should().Throw<FailureException>().Which);
        var text = new StringWriter();
        problems.Report(text);
        return WithoutPlaces(text.ToString());
    }

    /// <summary>
    /// The text as it would be on every machine and after every edit of a test: files relative to the repository, lines as <c>#</c>.
    /// </summary>
    public static string WithoutPlaces(string text) =>
        Line().Replace(text.Replace($"{Repository.Root}/", "", StringComparison.Ordinal), ".cs:#");

    [GeneratedRegex(@"\.cs:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
