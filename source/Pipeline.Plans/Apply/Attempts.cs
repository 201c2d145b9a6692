namespace Pipeline.Plans;

/// <summary>Applies one effect within its deadline, as often as its retry allows.</summary>
internal static class Attempts
{
    public static async Task RunAsync(Effect effect, ApplyContext context)
    {
        if (effect.Deadline is not { } deadline)
        {
            await RetryAsync(effect, context);
            return;
        }

        using var timer = new CancellationTokenSource(deadline, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, context.Cancellation);
        try
        {
            await RetryAsync(effect, context.With(both.Token));
        }
        catch (OperationCanceledException error) when (timer.IsCancellationRequested && !context.Cancellation.IsCancellationRequested)
        {
            throw new FailureException($"It took longer than {Duration.Show(deadline)} and was ended: {effect.Describe(context.Values)}", error);
        }
    }

    private static async Task RetryAsync(Effect effect, ApplyContext context)
    {
        var pause = effect.Retry?.Delay ?? TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await OnceAsync(effect, context);
                return;
            }
            catch (FailureException error) when (attempt < effect.Retry?.Attempts && !error.IsFinal && !(error.RetryAfter > effect.Deadline))
            {
                var wait = error.RetryAfter > pause ? error.RetryAfter.Value : pause;
                context.Output.Line($"{error.Message} (attempt {attempt} of {effect.Retry.Attempts}; again in {Duration.Show(wait)})");
                await Task.Delay(wait, context.Time, context.Cancellation);
                pause *= 2;
            }
        }
    }

    /// <summary>What an effect meets in the file system is an expected failure; code of the build program speaks for itself.</summary>
    private static async Task OnceAsync(Effect effect, ApplyContext context)
    {
        try
        {
            await effect.ApplyAsync(context);
        }
        catch (Exception error) when (effect is not RunCode && error is IOException or UnauthorizedAccessException)
        {
            throw new FailureException(error.Message, error);
        }
        catch (OperationCanceledException error) when (!context.Cancellation.IsCancellationRequested)
        {
            throw new FailureException($"It gave up by itself: {error.Message} {effect.Describe(context.Values)}", error);
        }
    }
}
