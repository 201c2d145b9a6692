namespace Pipeline.Plans;

/// <summary>Repeats a probe until it succeeds. The failure of the last attempt becomes the failure of the wait.</summary>
/// <param name="Probe">Succeeds when the wait is over; a final failure (see <see cref="FailureException.IsFinal"/>) ends it early.</param>
/// <param name="Within">How long to wait at most; an attempt that is still under way then is ended.</param>
/// <param name="Every">The pause between two attempts.</param>
public sealed record WaitUntil(Effect Probe, TimeSpan Within, TimeSpan Every) : Effect
{
    /// <summary>Goes on when the time is over, instead of failing; what was waited for is reported all the same.</summary>
    public bool GoesOn { get; init; }

    public override string Describe(Values values) =>
        $"wait until {Probe.Describe(values)} (every {Duration.Show(Every)}, at most {Duration.Show(Within)}{(GoesOn ? ", then go on" : "")})";

    public override async Task ApplyAsync(ApplyContext context)
    {
        using var timer = new CancellationTokenSource(Within, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, context.Cancellation);
        FailureException? last = null;
        try
        {
            while (!await SucceedsAsync(context.With(both.Token), failure => last = failure))
                await Task.Delay(Every, context.Time, both.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !context.Cancellation.IsCancellationRequested)
        {
            var reason = last?.Message ?? $"Not answered at all: {Probe.Describe(context.Values)}";
            var vain = $"Waited {Duration.Show(Within)} in vain. {reason}";
            if (GoesOn)
            {
                context.Output.Line(vain);
                return;
            }

            throw new FailureException(vain, last)
            {
                Details = last?.Details ?? [],
                NextSteps = last?.NextSteps ?? [],
            };
        }
    }

    private async Task<bool> SucceedsAsync(ApplyContext context, Action<FailureException> failed)
    {
        try
        {
            await Attempts.RunAsync(Probe, context);
            return true;
        }
        catch (FailureException error) when (!error.IsFinal)
        {
            failed(error);
            return false;
        }
    }
}
