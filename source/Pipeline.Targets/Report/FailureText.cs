using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>A failure as the person who must act reads it: what happened, what helps to understand it, what to do next.</summary>
internal static class FailureText
{
    public static IEnumerable<(string Line, Style Style)> Lines(string headline, Exception failure, string again)
    {
        yield return (headline, Style.Bad);
        foreach (var line in Message(failure)) yield return ($"  {line}", Style.Plain);
        foreach (var line in Details(failure)) yield return ($"    | {line}", Style.Faint);
        foreach (var (line, index) in NextSteps(failure, again).Select((line, index) => (line, index)))
            yield return ($"  {(index == 0 ? "Next:" : "     ")} {line}", Style.Plain);
    }

    private static string[] Message(Exception failure) => Split(failure is FailureException ? failure.Message : Headline(failure));

    /// <summary>What the failure carries; of an unexpected one where it came from, because nobody has explained it.</summary>
    private static IEnumerable<string> Details(Exception failure) => failure is FailureException expected
        ? expected.Details.SelectMany(Split)
        : Split(failure.ToString().Replace(Headline(failure), "", StringComparison.Ordinal).Trim('\r', '\n'))
            .TakeWhile(line => !line.Contains($".{nameof(AbandonableBody)}.", StringComparison.Ordinal))
            .Where(line => !IsPlumbing(line));

    /// <summary>Frames of awaiting, which say nothing about the code.</summary>
    private static bool IsPlumbing(string line) =>
        line.StartsWith("   at System.Threading.", StringComparison.Ordinal) || line.StartsWith("--- End of stack", StringComparison.Ordinal);

    private static string Headline(Exception failure) => $"{failure.GetType().FullName}: {failure.Message}";

    private static IReadOnlyList<string> NextSteps(Exception failure, string again) =>
        failure is FailureException { NextSteps: { Count: > 0 } steps } ? steps : again.Length > 0 ? [again] : [];

    private static string[] Split(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
