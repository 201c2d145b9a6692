namespace Pipeline.Plans;

/// <summary>Applies a plan: walks its tree, journals every effect before and after, and undoes through guards what failed.</summary>
public sealed class Applier(IJournal journal, Interruption interruption)
{
    /// <summary>Applies a plan to the world.</summary>
    /// <param name="id">The id of the plan's root: the name of its node in the target graph.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="context">Values, output and clock of the run; its cancellation is the interruption's.</param>
    /// <exception cref="FailureException">An effect failed; what the plan says about failure has been done. Its text holds no secrets.</exception>
    /// <exception cref="OperationCanceledException">The run was interrupted; likewise.</exception>
    public Task ApplyAsync(string id, Plan plan, ApplyContext context) => plan switch
    {
        Effect effect => ApplyEffectAsync(id, effect, context),
        Sequence sequence => ApplySequenceAsync(id, sequence, context),
        Parallel parallel => ApplyParallelAsync(id, parallel, context),
        When condition => ApplyWhenAsync(id, condition, context),
        Choose choose => ApplyChooseAsync(id, choose, context),
        Guard guard => ApplyGuardAsync(id, guard, context),
        Nothing nothing => Skip(id, nothing, context),
        _ => throw new InvalidOperationException($"{plan.GetType().Name} is not a kind of plan node."),
    };

    private async Task ApplyEffectAsync(string id, Effect effect, ApplyContext context)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        journal.Intent(id, effect.Describe(context.Values));
        var started = context.Time.GetTimestamp();
        try
        {
            await Attempts.RunAsync(effect, context);
        }
        catch (Exception error)
        {
            var shown = error is FailureException failure ? context.Redactor.Redact(failure) : error;
            journal.Outcome(id, context.Time.GetElapsedTime(started), shown.Message);
            if (shown != error) throw shown;
            throw;
        }

        journal.Outcome(id, context.Time.GetElapsedTime(started), failure: null);
    }

    private async Task ApplySequenceAsync(string id, Sequence sequence, ApplyContext context)
    {
        foreach (var step in sequence.Steps) await ApplyAsync(NodeId.Below(id, step.Name), step.Plan, context);
    }

    private async Task ApplyParallelAsync(string id, Parallel parallel, ApplyContext context)
    {
        var running = parallel.Steps.Select(step => Task.Run(() => ApplyAsync(NodeId.Below(id, step.Name), step.Plan, context))).ToArray();
        var all = Task.WhenAll(running);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (all.IsFaulted) Failures.ThrowFirst(parallel.Steps.Zip(running, (step, task) => (step.Name, task.Exception?.InnerException)));
        await all;
    }

    private async Task ApplyWhenAsync(string id, When node, ApplyContext context)
    {
        if (context.Read(node.Condition)) await ApplyAsync(NodeId.Below(id, NodeId.Then), node.Then, context);
        else await ApplyAsync(NodeId.Below(id, NodeId.Else), node.Otherwise, context);
    }

    private async Task ApplyChooseAsync(string id, Choose choose, ApplyContext context)
    {
        var verdict = context.Read(choose.Verdict);
        var chosen = choose.Cases.FirstOrDefault(step => step.Name == verdict);
        if (chosen.Plan is null) throw new InvalidOperationException($"{id} has no case for the verdict '{verdict}'.");
        await ApplyAsync(NodeId.Below(id, chosen.Name), chosen.Plan, context);
    }

    /// <summary>What undoes and what always follows has the time that an interruption leaves, and never hides why the body failed.</summary>
    private async Task ApplyGuardAsync(string id, Guard guard, ApplyContext context)
    {
        var compensation = context.With(interruption.Compensation);
        var failure = await FailureOfAsync(id, guard.Body, context);
        if (failure is not null && guard.OnFailure is { } onFailure)
        {
            if (guard.Reason is { } reason) context.Values.Keep(reason, failure.Message);
            var second = await FailureOfAsync(NodeId.Below(id, guard.OnFailureName), onFailure, compensation);
            failure = second is null ? Failures.Undone(failure, guard.Aftermath) : Failures.Both(failure, "Undoing it", second);
        }

        if (guard.Always is { } always)
            failure = Failures.Both(failure, "What always follows", await FailureOfAsync(NodeId.Below(id, guard.AlwaysName), always, compensation));
        Failures.ThrowIfAny(failure);
    }

    private async Task<Exception?> FailureOfAsync(string id, Plan plan, ApplyContext context)
    {
        try
        {
            await ApplyAsync(id, plan, context);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private Task Skip(string id, Nothing nothing, ApplyContext context)
    {
        journal.Intent(id, $"nothing: {nothing.Reason}");
        journal.Outcome(id, TimeSpan.Zero, failure: null);
        context.Output.Line(nothing.Reason);
        return Task.CompletedTask;
    }
}
