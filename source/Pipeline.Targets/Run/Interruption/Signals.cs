using System.Runtime.InteropServices;

namespace Pipeline.Targets;

/// <summary>
/// Passes SIGINT, SIGTERM and SIGHUP of this process to a run: the first interrupts it, the second ends the process at once.
/// </summary>
internal sealed class Signals : IDisposable
{
    /// <summary>How long after the time for undoing the process is ended, whatever still runs in it.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    /// <summary>How long the program has for itself after an interrupted run has told how it ended.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(500);

    private readonly Interrupter interrupter;
    private readonly PosixSignalRegistration[] registrations;
    private Timer? deadline;

    private Signals(Interrupter interrupter)
    {
        this.interrupter = interrupter;
        registrations = [Register(PosixSignal.SIGINT), Register(PosixSignal.SIGTERM), Register(PosixSignal.SIGHUP)];
    }

    /// <summary>Handlers run on the thread pool, whose few threads the bodies of targets may all block; it adds others only one by one.</summary>
    private const int FreeThreads = 16;

    public static Signals Listen(Interrupter interrupter)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, FreeThreads), ports);
        return new(interrupter);
    }

    private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(signal, Take);

    private void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        // Armed before anything that could block: no run hangs after a signal.
        deadline ??= new Timer(_ => Environment.Exit(ExitCode.Interrupted), null, Interrupter.Budget + Slack, Timeout.InfiniteTimeSpan);
        if (!interrupter.Interrupt(context.Signal.ToString())) Environment.Exit(ExitCode.Interrupted);
    }

    /// <summary>Stops listening. After a signal the process ends soon: a thread that a target left behind must not keep it alive.</summary>
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        deadline?.Change(Farewell, Timeout.InfiniteTimeSpan);
    }
}
