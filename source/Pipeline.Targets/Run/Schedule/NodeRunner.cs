using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>The life of one node: its conditions are asked, its plan is built and applied, its outputs are kept.</summary>
internal sealed class NodeRunner(RunContext run, IJournal journal)
{
    /// <summary>Runs a node to its end. What became of it stands in its state; only an event of the build's own can throw.</summary>
    /// <remarks>Its heading is shown at once, unless a condition comes first, so that headings come in plan order.</remarks>
    public Task RunAsync(NodeState state)
    {
        var output = state.IsCollective || state.Behavior.DynamicConditions.Count > 0 ? null : run.Reporter.Start(state);
        return Task.Run(() => RunAsync(state, output), CancellationToken.None);
    }

    private async Task RunAsync(NodeState state, IOutput? output)
    {
        CurrentNode.Value = state.Node;
        var started = run.Time.GetTimestamp();
        try
        {
            if (Conditions.Unmet(state, state.Behavior.DynamicConditions) is { } reason)
            {
                Become(state, NodeStatus.Skipped, reason);
            }
            else if (state.IsCollective)
            {
                Become(state, NodeStatus.Collective);
            }
            else
            {
                output ??= run.Reporter.Start(state);
                Become(state, NodeStatus.Running);
                await WorkAsync(state, output);
            }
        }
        catch (Exception error)
        {
            Fail(state, error);
        }
        finally
        {
            state.Duration = run.Time.GetElapsedTime(started);
            if (output is not null) run.Reporter.End(state);
        }
    }

    private async Task WorkAsync(NodeState state, IOutput output)
    {
        var interruption = state.Behavior.IsAssured ? run.Interrupter.Assured : run.Interrupter.Work;
        using var limit = new TimeLimit(state.Behavior.Timeout, run.Time, interruption.Work);
        var scope = TargetScope.Current = new TargetScope(output, run.Redactor, limit.Token);
        try
        {
            await ApplyAsync(state, output, interruption, limit.Token);
            Become(state, NodeStatus.Succeeded);
        }
        catch (OperationCanceledException) when (interruption.Work.IsCancellationRequested)
        {
            Become(state, NodeStatus.Aborted, $"interrupted by {run.Interrupter.Signal}");
        }
        catch (Exception error) when (limit.IsOver)
        {
            Fail(state, limit.Exceeded(state, error));
        }
        finally
        {
            scope.Flush();
            await FindAsync(state, output, interruption.Compensation);
        }
    }

    /// <summary>Asks what the target's plan wanted to know at its end. It never hides how the target ended.</summary>
    private static async Task FindAsync(NodeState state, IOutput output, CancellationToken cancellation)
    {
        try
        {
            foreach (var question in state.Questions)
            {
                var answer = await question.AnswerAsync(cancellation);
                if (answer.Value is { } finding) state.Findings.Add(finding);
                else if (!answer.IsKnown) output.Line($"{question.Subject} could not be read: {answer.Reason}");
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The time that an interruption leaves is over.
        }
    }

    private async Task ApplyAsync(NodeState state, IOutput output, Interruption interruption, CancellationToken cancellation)
    {
        foreach (var note in state.Notes.All) output.Line(note);
        var started = run.Time.GetTimestamp();
        try
        {
            var plan = await NodePlan.BuildAsync(state, new NodePlanContext(run, state, PlanPurpose.Run, output, cancellation), run.Time);
            var context = new ApplyContext
            {
                Values = run.Values,
                Output = output,
                Root = run.Session.Root,
                Time = run.Time,
                Redactor = run.Redactor,
                Cancellation = cancellation,
            };
            await new Applier(Echoing(state, output), interruption).ApplyAsync(state.Id, plan, context);
            if (state.Behavior.Plan is not null) await run.Outputs.KeepAsync(state, run.Values, run.Redactor);
            // An effect, or nothing, has had its word already, under the same id.
            if (plan is not (Effect or Nothing)) journal.Outcome(state.Id, run.Time.GetElapsedTime(started), failure: null);
        }
        catch (Exception error)
        {
            journal.Outcome(state.Id, run.Time.GetElapsedTime(started), error.Message);
            throw;
        }
    }

    /// <summary>The journal; the effects of a plan are shown besides when they start.</summary>
    private IJournal Echoing(NodeState state, IOutput output) =>
        state.Behavior.Plan is null ? journal : new EchoingJournal(journal, output, run.Redactor, run.Options.Verbosity);

    private void Become(NodeState state, NodeStatus status, string reason = "")
    {
        state.Become(status, reason);
        run.Services.Observer?.Changed(state);
    }

    private void Fail(NodeState state, Exception error)
    {
        state.Fail(error);
        run.Services.Observer?.Changed(state);
    }
}
