namespace Pipeline.Targets;

/// <summary>Everything that can be checked before the first target starts. All problems are found, not only the first.</summary>
internal sealed class StartChecks(RunContext run, StartProblems problems)
{
    /// <summary>Checks every node that is scheduled, in order.</summary>
    public async Task RunAsync()
    {
        var requirements = new Requirements(run.Session.Parameters.Catalog);
        foreach (var problem in requirements.Problems(run.Session.Build)) problems.Add(state: null, problem);
        foreach (var state in run.Graph.Scheduled)
        {
            if (state.Behavior.Requirements.Count > 0) problems.AddRange(state, requirements.Problems(state));
            foreach (var check in state.Behavior.Checks) await problems.TryAsync(state, () => CheckAsync(state, check));
        }

        await OutputsLeft.CheckAsync(run, problems);
        if (run.Purpose is not PlanPurpose.Run) return;

        Confirmation.CheckPossible(run, problems);
        problems.Try(null, () => RunFolders.CheckWritable(run.Session.Root));
    }

    private async Task CheckAsync(NodeState state, Func<PlanContext, Task<IEnumerable<Problem>>> check)
    {
        CurrentNode.Value = state.Node;
        problems.AddRange(state, await check(run.ContextOf(state, run.Purpose)));
    }
}
