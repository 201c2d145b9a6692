using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// What the run has for itself: everything that its nodes hold, each once, from before the first target until after the last.
/// </summary>
internal sealed class HeldThings
{
    private readonly IReadOnlyList<IHold> holds;
    private readonly Stack<(IHold Hold, IAsyncDisposable Held)> held = new();

    private HeldThings(IReadOnlyList<IHold> holds) => this.holds = holds;

    /// <summary>Finds what the scheduled nodes hold, in their order.</summary>
    public static HeldThings Find(RunContext run, StartProblems problems)
    {
        var holds = new List<IHold>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var state in run.Graph.Scheduled)
        {
            foreach (var declared in state.Behavior.Holds)
            {
                problems.Try(state, () =>
                {
                    CurrentNode.Value = state.Node;
                    var hold = declared(run.ContextOf(state, run.Purpose));
                    if (keys.Add(hold.Key)) holds.Add(hold);
                });
            }
        }

        return new HeldThings(holds);
    }

    /// <summary>Looks, without taking anything, who has what a real run would take; that is a problem.</summary>
    /// <returns>What could not be read.</returns>
    public async Task<IReadOnlyList<string>> LookAsync(StartProblems problems, CancellationToken cancellation)
    {
        var notes = new List<string>();
        foreach (var hold in holds)
        {
            var answer = await hold.Holder.AnswerAsync(cancellation);
            if (!answer.IsKnown)
                notes.Add($"{hold.Holder.Subject} could not be read: {answer.Reason} Assumed that nobody has {hold.Description}.");
            else if (answer.Value is { } holder) problems.Add(null, new Problem($"{hold.Description} is taken: {holder}"));
        }

        return notes;
    }

    /// <summary>Takes everything, in order. When one thing cannot be had the others are given back.</summary>
    /// <exception cref="FailureException">Somebody else has it.</exception>
    public async Task AcquireAsync(CancellationToken cancellation)
    {
        foreach (var hold in holds) held.Push((hold, await hold.AcquireAsync(cancellation)));
    }

    /// <summary>Gives everything back, the last first. Every thing is tried; what fails is told.</summary>
    public async Task<IReadOnlyList<RunFailure>> ReleaseAsync(CancellationToken hurry)
    {
        var failures = new List<RunFailure>();
        while (held.TryPop(out var item))
        {
            try
            {
                await item.Held.DisposeAsync().AsTask().WaitAsync(hurry);
            }
            catch (Exception error)
            {
                failures.Add(new RunFailure($"Giving back {item.Hold.Description} failed:", error));
            }
        }

        return failures;
    }
}
