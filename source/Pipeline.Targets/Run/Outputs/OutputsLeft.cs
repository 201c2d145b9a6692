using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Outputs of skipped nodes that an earlier run should have left.</summary>
internal static class OutputsLeft
{
    /// <summary>
    /// Finds out before anything runs whether all of them are there. Which outputs a node reads shows only when its plan is built,
    /// so where files are missing the plans are built once for nothing; they change nothing.
    /// </summary>
    public static async Task CheckAsync(RunContext run, StartProblems problems)
    {
        if (run.Purpose is not PlanPurpose.Run || !run.Graph.All.Any(state => IsSuspect(state, run))) return;

        foreach (var state in run.Graph.Scheduled.Where(state => state.Behavior.Plan is not null)) await RehearseAsync(state, run);
        foreach (var (reader, publisher) in run.Outputs.AllMissed) problems.Add(reader, Problem(publisher, run));
    }

    /// <summary>
    /// For what turns out only when the plan of the reader is built: its publisher was skipped by a condition just before.
    /// </summary>
    public static FailureException Failure(NodeState publisher, RunContext run)
    {
        var problem = Problem(publisher, run);
        return new FailureException($"{problem.What}.") { NextSteps = problem.Fix };
    }

    private static bool IsSuspect(NodeState state, RunContext run) =>
        state.Status is NodeStatus.Skipped && state.Behavior.Plan is not null && state.NeededBy.Count > 0 && !run.Outputs.HasLeft(state);

    private static async Task RehearseAsync(NodeState state, RunContext run)
    {
        CurrentNode.Value = state.Node;
        try
        {
            await NodePlan.BuildAsync(state, run.ContextOf(state, PlanPurpose.Rehearse), run.Time);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // It fails for good, and is reported, when the node's turn comes; here only what it had read until then counts.
        }

        run.Outputs.Forget(state);
    }

    private static Problem Problem(NodeState publisher, RunContext run) => new(
        $"{publisher.Id} is skipped, and no earlier run left its results for {State(run)}",
        publisher.Behavior.IsPerEnvironment
            ? $"./build.sh {publisher.Node.Target.Name} --environment {publisher.Node.Environment}"
            : $"./build.sh {publisher.Node.Target.Name}");

    private static string State(RunContext run) => run.Checkout.Value switch
    {
        null => "this state of the files (they are in no git repository)",
        { IsClean: true } checkout => $"commit {checkout.ShortCommit}",
        var checkout => $"commit {checkout.ShortCommit} with the changes in the working tree",
    };
}
