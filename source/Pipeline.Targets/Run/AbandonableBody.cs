namespace Pipeline.Targets;

/// <summary>
/// Runs code that cannot be cancelled. When its target must end the code gets a moment to end on its own (the tools that it runs
/// are ended); then it is left to itself, and ends with the process.
/// </summary>
internal static class AbandonableBody
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(TargetBody body, TimeProvider time, CancellationToken cancellation)
    {
        var work = Task.Run(body.Run, CancellationToken.None);
        try
        {
            await work.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Task.WhenAny(work, Task.Delay(Moment, time, CancellationToken.None));
            throw;
        }
    }
}
