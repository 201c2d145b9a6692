using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// <c>--continue</c>: what succeeded in the last run is not done again, provided that run was asked for the same of the same
/// commit.
/// </summary>
internal static class Continuation
{
    private const string Option = "--continue";
    private const string Reason = "succeeded in the last run";

    /// <summary>Marks what succeeded in the last run.</summary>
    /// <exception cref="FailureException">There is no run to continue, or it was about something else.</exception>
    public static void Mark(RunContext run)
    {
        if (!run.Options.Continues) return;

        var last = LastJournal(run) ?? throw Refused(run, "there is no earlier run to continue");
        if (run.Header.Commit is null) throw Refused(run, "the state of the repository could not be read");
        if (last.Header.Commit != run.Header.Commit)
            throw Refused(run, $"the last run ({last.Header.Run}) was of {Show(last.Header.Commit)}, this is {Show(run.Header.Commit)}");
        if (Command(last.Header.CommandLine) != Command(run.Redactor.Redact(run.Header.CommandLine)))
            throw Refused(run, $"the last run ({last.Header.Run}) was asked for something else: {Command(last.Header.CommandLine)}");

        var succeeded = Succeeded(last);
        foreach (var state in run.Graph.Scheduled)
            if (succeeded.Contains(state.Id)) state.Become(NodeStatus.Skipped, Reason);
    }

    /// <summary>Writes into the new journal what the last one had, so that the run can be continued again.</summary>
    public static void CarryOver(RunContext run, IJournal journal)
    {
        if (!run.Options.Continues) return;

        foreach (var state in run.Graph.All.Where(state => state.Reason == Reason)) journal.Outcome(state.Id, TimeSpan.Zero, failure: null);
    }

    private static RunJournal? LastJournal(RunContext run)
    {
        var journals = JournalFiles.NewestFirst(run.Session.Root);
        return journals.Count == 0 ? null : JournalReader.Read(journals[0]);
    }

    /// <summary>The ids whose last word was a success; ids of effects are among them, which no node has.</summary>
    private static HashSet<string> Succeeded(RunJournal journal)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in journal.Entries)
        {
            if (entry is JournalOutcome { Failure: null }) ids.Add(entry.Id);
            else ids.Remove(entry.Id);
        }

        return ids;
    }

    private static string Command(string commandLine) => commandLine.Replace($" {Option}", "", StringComparison.OrdinalIgnoreCase);

    /// <summary>A commit is shown by its first digits, with what follows them when the tree was dirty.</summary>
    private static string Show(string? commit) => commit is null ? "no commit" : $"{commit[..8]}{commit[40..]}";

    private static FailureException Refused(RunContext run, string why) =>
        new($"{Option} is refused: {why}.") { NextSteps = [$"Run everything: {Command(run.Again)}"] };
}
