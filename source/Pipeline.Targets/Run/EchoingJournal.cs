using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// Shows every effect of a plan when it starts; its id, its duration and the whole of a long command too where everything is shown.
/// The journal has them in any case.
/// </summary>
internal sealed class EchoingJournal(IJournal journal, IOutput output, Redactor redactor, Verbosity verbosity) : IJournal
{
    /// <summary>About two lines of a wide terminal.</summary>
    private const int Longest = 240;

    public void Intent(string id, string description)
    {
        journal.Intent(id, description);
        if (!description.StartsWith("nothing: ", StringComparison.Ordinal))
            foreach (var line in description.Split('\n')) output.Line($"> {(verbosity is Verbosity.Verbose ? line : Shortened(line))}");
        if (verbosity is Verbosity.Verbose) output.Line($"  {id}");
    }

    public void Outcome(string id, TimeSpan duration, string? failure)
    {
        journal.Outcome(id, duration, failure);
        if (verbosity is Verbosity.Verbose) output.Line($"  {id} {(failure is null ? "done" : "failed")} after {Duration.Show(duration)}");
    }

    /// <summary>Redacted first: half a secret would not be known as one.</summary>
    private string Shortened(string line) => redactor.Redact(line) is var text && text.Length <= Longest ? text : $"{text.AsSpan(0, Longest - 1)}…";
}
