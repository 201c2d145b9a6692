using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// Asks a person before a protected environment is changed: the name of the environment must be typed. What changes an
/// environment is what holds something of it. <c>--yes</c> answers in advance; a CI server has its own approvals.
/// </summary>
internal static class Confirmation
{
    /// <summary>Somebody must be asked, and nobody is there.</summary>
    public static void CheckPossible(RunContext run, StartProblems problems)
    {
        if (run.Services.Ask is not null) return;

        foreach (var state in ToConfirm(run))
        {
            problems.Add(state, new Problem(
                $"it changes {state.Node.Environment}, which is protected, and there is no terminal to ask at",
                $"Confirm it on the command line: {run.Again} --yes"));
        }
    }

    /// <summary>Asks for the name of every protected environment that the run changes.</summary>
    /// <exception cref="FailureException">Another name was typed.</exception>
    public static async Task AskAsync(RunContext run)
    {
        foreach (var nodes in ToConfirm(run).GroupBy(state => state.Node.Environment!, StringComparer.Ordinal))
        {
            run.Reporter.Line($"{string.Join(", ", nodes.Select(state => state.Id))} will change {nodes.Key}, which is protected.");
            run.Reporter.Line($"Type {nodes.Key} to go on:");
            var answer = await Task.Run(run.Services.Ask!).WaitAsync(run.Interrupter.Work.Work);
            if (answer?.Trim() != nodes.Key)
                throw new FailureException($"'{answer?.Trim()}' is not {nodes.Key}: nothing was started.") { NextSteps = [run.Again] };
        }
    }

    private static IEnumerable<NodeState> ToConfirm(RunContext run)
    {
        if (run.Options.Yes || run.Session.Host is IBuildServer || run.Options.IsDryRun) return [];

        var isProtected = ((IPipelineBuild)run.Session.Build).Environments
            .Where(environment => environment.IsProtected).Select(environment => environment.Name).ToHashSet(StringComparer.Ordinal);
        return run.Graph.Scheduled.Where(state =>
            state.Behavior.Holds.Count > 0 && state.Node.Environment is { } environment && isProtected.Contains(environment));
    }
}
