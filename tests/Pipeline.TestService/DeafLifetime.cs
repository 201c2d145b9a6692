using System.Runtime.InteropServices;

namespace Pipeline.TestService;

/// <summary>Takes SIGTERM and does nothing.</summary>
internal sealed class DeafLifetime : IHostLifetime, IDisposable
{
    private readonly PosixSignalRegistration signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);

    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => signal.Dispose();
}
