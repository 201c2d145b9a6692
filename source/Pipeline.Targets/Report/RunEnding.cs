using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// What ends every run: the table, then what failed, then one line. The failure comes last because that is where a person looks.
/// </summary>
internal static class RunEnding
{
    public static IEnumerable<(string Line, Style Style)> Lines(RunResult result)
    {
        if (result.States.Count > 0)
        {
            yield return ("", Style.Plain);
            foreach (var line in SummaryTable.Lines(result)) yield return line;
        }

        foreach (var failure in Failures(result))
        {
            yield return ("", Style.Plain);
            foreach (var line in failure) yield return line;
        }

        yield return ("", Style.Plain);
        yield return Last(result);
    }

    /// <summary>Every failure as the lines that tell it.</summary>
    public static IEnumerable<IEnumerable<(string Line, Style Style)>> Failures(RunResult result) =>
    [
        .. result.Failed.Select(state => FailureText.Lines($"{NodeText.Name(state.Node)} failed:", state.Failure!, result.Again)),
        .. result.OtherFailures.Select(failure => FailureText.Lines(failure.Headline, failure.Failure, again: "")),
    ];

    /// <summary>The last line of every run.</summary>
    public static (string Line, Style Style) Last(RunResult result)
    {
        var time = Duration.Show(result.Duration);
        return result switch
        {
            { Signal: { } signal, States.Count: 0 } => ($"Interrupted by {signal}: nothing was started.", Style.Bad),
            { States.Count: 0 } => ("Failed: nothing was started.", Style.Bad),
            { Signal: { } signal } => ($"Interrupted by {signal} after {time}.", Style.Bad),
            { Code: ExitCode.Done } => ($"Succeeded in {time}.", Style.Good),
            _ => ($"Failed after {time}: {string.Join(", ", Culprits(result))}.", Style.Bad),
        };
    }

    private static IEnumerable<string> Culprits(RunResult result) =>
        [.. result.Failed.Select(state => state.Id), .. result.OtherFailures.Select(failure => failure.Headline.TrimEnd(':'))];
}
