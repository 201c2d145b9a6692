using System.Runtime.InteropServices;
using Pipeline.Plans;

namespace Pipeline.DeliveryBuild;

/// <summary>Disturbs the run at one moment: sends its process a signal, or lets an effect fail.</summary>
/// <param name="journal">Keeps the entries.</param>
/// <param name="how"><c>KILL before DeployStaging/intend</c>: KILL, INT, TERM or FAIL; <c>before</c> or <c>after</c>; the id of an effect.</param>
internal sealed partial class DisturbingJournal(IJournal journal, string how) : IJournal
{
    /// <summary>A run takes notice of a signal on another thread; the effect must not begin before it has.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromMilliseconds(100);

    private readonly string[] words = how.Split(' ');

    public void Intent(string id, string description)
    {
        journal.Intent(id, description);
        DisturbIf("before", id);
    }

    public void Outcome(string id, TimeSpan duration, string? failure)
    {
        journal.Outcome(id, duration, failure);
        DisturbIf("after", id);
    }

    private void DisturbIf(string moment, string id)
    {
        if (words[1] != moment || words[2] != id) return;
        if (words[0] == "FAIL") throw new FailureException($"The test lets {id} fail.");

        _ = Kill(Environment.ProcessId, words[0] switch { "INT" => 2, "KILL" => 9, "TERM" => 15, _ => throw new InvalidOperationException(how) });
        Thread.Sleep(Notice);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
