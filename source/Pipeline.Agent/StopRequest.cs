using System.Runtime.InteropServices;

namespace Pipeline.Agent;

/// <summary>Somebody wants the agent to end: SIGTERM, SIGINT, or the control socket. A terminal that hangs up is not a reason.</summary>
internal sealed class StopRequest : IDisposable
{
    private readonly TaskCompletionSource<string> requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] signals;

    public StopRequest()
    {
        signals =
        [
            // Handled, not set to "ignore": services would inherit that.
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        ];
    }

    /// <summary>Ends with the reason.</summary>
    public Task<string> Requested => requested.Task;

    public void Stop(string reason) => requested.TrySetResult(reason);

    public void Dispose()
    {
        foreach (var signal in signals)
            signal.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        Stop(context.Signal.ToString());
    }
}
