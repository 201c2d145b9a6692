namespace Pipeline.Plans;

/// <summary>What a command that only reads gave.</summary>
/// <param name="Command">What ran.</param>
/// <param name="ExitCode">0 when it succeeded, for most programs.</param>
/// <param name="Output">Its standard output, lines ended by <c>\n</c>, without the trailing line breaks.</param>
/// <param name="Errors">Its standard error, likewise.</param>
public sealed record CommandResult(Command Command, int ExitCode, string Output, string Errors)
{
    /// <summary>The standard output of a command that had to end with exit code 0.</summary>
    /// <exception cref="FailureException">It did not; the failure carries the command and what it said.</exception>
    public string Succeeded() => ExitCode == 0
        ? Output
        : throw new FailureException(Command.Where.Place is null
            ? $"{Command.Describe(new Values())} ended with exit code {ExitCode}: {FirstWords()}"
            : $"{Command.Where.Ended(Command, ExitCode)} {FirstWords()}")
        {
            Details = Errors.Length == 0 ? [] : Errors.Split('\n'),
        };

    private string FirstWords()
    {
        var said = (Errors.Length > 0 ? Errors : Output).Split('\n')[0];
        return said.Length > 0 ? said : "it said nothing";
    }
}
