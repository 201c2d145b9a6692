using System.Diagnostics;
using System.Globalization;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>A started service of a pool. When it exits it stays exited; what to do about that is for the deployment to decide.</summary>
internal sealed class Service
{
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(500);

    private readonly Process process;
    private readonly ProcessTree tree;
    private readonly TimeProvider clock;
    private readonly Task<int> exit;
    private bool passedProbe;
    private int inFlight;

    public Service(ServiceSpec spec, int instance, int port, Process process, ProcessRecord record, string logFile, AgentLog log, TimeProvider clock)
    {
        Spec = spec;
        Instance = instance;
        Port = port;
        Record = record;
        LogFile = logFile;
        this.process = process;
        this.clock = clock;
        tree = new ProcessTree(process.Id, clock);
        exit = WatchAsync(new ServiceLog(logFile, log).CopyAsync(process.StandardOutput.BaseStream));
    }

    public ServiceSpec Spec { get; }

    /// <summary>Tells the processes of one service of a pool apart; from 1.</summary>
    public int Instance { get; }

    /// <summary>The service's name; from its second process on with the number: "web@2".</summary>
    public string Name => InstanceName(Spec, Instance);

    /// <summary>Requests that it answers just now.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>It runs, and was healthy when it was asked.</summary>
    public bool IsReady => Volatile.Read(ref passedProbe) && ExitCode is null;

    public int Port { get; }

    /// <summary>How an agent after this one finds the process.</summary>
    public ProcessRecord Record { get; }

    public int Pid => Record.Process.Pid;

    public string LogFile { get; }

    public int? ExitCode => exit.IsCompletedSuccessfully ? exit.Result : null;

    /// <summary>"exited with code 3"; null while it runs.</summary>
    public string? ExitReason => ExitCode is { } code ? string.Create(CultureInfo.InvariantCulture, $"exited with code {code}") : null;

    public ServiceStatus Status => new(Name, Port, Pid, State, ExitCode);

    private ServiceState State =>
        exit.IsCompleted ? ServiceState.Exited
        : Volatile.Read(ref passedProbe) ? ServiceState.Running
        : ServiceState.Starting;

    public static string InstanceName(ServiceSpec spec, int instance) =>
        instance == 1 ? spec.Name : string.Create(CultureInfo.InvariantCulture, $"{spec.Name}@{instance}");

    public void Enter() => Interlocked.Increment(ref inFlight);

    public void Leave() => Interlocked.Decrement(ref inFlight);

    /// <summary>Lets the prepared process become the program.</summary>
    /// <returns>False when the operating system refused, and the process is gone.</returns>
    public async Task<bool> ReleaseAsync()
    {
        if (await Launcher.ReleaseAsync(process, clock))
            return true;
        await exit;
        return false;
    }

    public void PassedProbe() => Volatile.Write(ref passedProbe, true);

    /// <summary>It was stopped: its process id and its port may belong to others by now.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Ends the process and everything that it has started.</summary>
    /// <param name="grace">Instead of the specification's.</param>
    public async Task StopAsync(TimeSpan? grace = null)
    {
        await tree.EndAsync(grace ?? TimeSpan.FromSeconds(Spec.StopGraceSeconds));
        await exit;
        IsStopped = true;
        process.Dispose();
    }

    private async Task<int> WatchAsync(Task logged)
    {
        await process.WaitForExitAsync();
        // Who reads the log because the process is gone should find its last words there. A descendant may hold the output open for longer.
        await Task.WhenAny(logged, Task.Delay(LastWords, clock));
        return process.ExitCode;
    }
}
