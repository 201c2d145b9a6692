using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// Shows what a run would do, in order, and changes nothing. Whatever would stop a real run is said; it does not stop this one.
/// </summary>
internal sealed class DryRun(RunContext run, StartProblems problems, HeldThings holds)
{
    private readonly List<PlannedNode> nodes = [];

    public async Task<int> ShowAsync()
    {
        foreach (var note in await holds.LookAsync(problems, run.Interrupter.Work.Work)) Show(note);
        foreach (var problem in problems.All) ShowStop("", new FailureException(problem.Text) { NextSteps = problem.Problem.Fix });
        foreach (var state in run.Graph.All)
            if (state.Status is NodeStatus.Skipped || !state.IsCollective) await ShowAsync(state);

        ShowEnd();
        await KeepAsync();
        return ExitCode.Done;
    }

    private async Task ShowAsync(NodeState state)
    {
        Show($"== {NodeText.Name(state.Node)}", Style.Heading);
        if (state.Status is NodeStatus.Skipped)
        {
            Show($"skipped: {state.Reason}", Style.Faint);
            nodes.Add(new PlannedNode(state, Plan: null, Failure: null));
            return;
        }

        var node = await PlanAsync(state);
        nodes.Add(node);
        foreach (var condition in state.Behavior.DynamicConditions) Show($"only when {condition.Text}, asked just before", Style.Faint);
        foreach (var note in state.Notes.All) Show(note, Style.Faint);
        if (node.Failure is { } failure) ShowStop("", failure);
        if (node.Plan is { } plan)
            foreach (var line in PlanText.Lines(plan, run.Values, run.Reporter.PlanStyle)) Show(line);
    }

    /// <summary>
    /// Builds the plan as a run would. That this fails may be the fault of a world that looks otherwise when the turn comes.
    /// </summary>
    private async Task<PlannedNode> PlanAsync(NodeState state)
    {
        CurrentNode.Value = state.Node;
        try
        {
            var plan = await NodePlan.BuildAsync(state, run.ContextOf(state, PlanPurpose.Show), run.Time);
            state.HasNothingToDo = plan is Nothing;
            return new PlannedNode(state, plan, Failure: null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new PlannedNode(state, Plan: null, error);
        }
    }

    private void ShowStop(string indent, Exception failure)
    {
        var expected = failure as FailureException;
        Show($"{indent}a real run would stop here: {(expected is null ? $"{failure.GetType().Name}: " : "")}{failure.Message}", Style.Bad);
        foreach (var line in expected?.Details ?? []) Show($"{indent}    | {line}", Style.Faint);
        foreach (var line in expected?.NextSteps ?? []) Show($"{indent}  fix: {line}");
    }

    private void ShowEnd()
    {
        var stops = problems.Any || nodes.Exists(node => node.Failure is not null);
        Show("");
        var targets = nodes.Count(node => node.State.Status is not NodeStatus.Skipped);
        var verdict = stops ? " A real run would stop, see above." : "";
        Show($"Dry run of {Count(targets)}: nothing was changed.{verdict}", stops ? Style.Bad : Style.Good);
    }

    /// <summary>For tools: what was shown, as JSON.</summary>
    private async Task KeepAsync()
    {
        var file = RunFolders.PlanFile(run.Session.Root);
        try
        {
            await PlanFile.WriteAsync(file, run, problems, nodes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Show($"{file} could not be written: {error.Message}", Style.Faint);
        }
    }

    private static string Count(int targets) => targets == 1 ? "1 target" : $"{targets} targets";

    private void Show(string text, Style style = Style.Plain) => run.Reporter.Line(text, style);
}
