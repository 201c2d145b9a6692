using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// The lease of an environment on its machines, in their order, by their clocks. It lasts a while and is renewed; one that was not renewed
/// is taken over, which waits for the command of the old run that is still at work.
/// </summary>
internal sealed class HostLease(Site site, HostPaths paths, IReadOnlyList<HostMachine> machines, SshConfiguration ssh, TimeProvider time) : ILease
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Renewed = TimeSpan.FromSeconds(8);

    public Query<string?> Holder => new($"the lease of {site.Environment.Name}", async cancellation =>
    {
        foreach (var machine in machines)
        {
            var holder = await machine.AskAsync(HostScripts.Lease, [paths.Home, "holder"], cancellation);
            if (holder.Length > 0) return holder;
        }

        return null;
    });

    /// <summary>This run has it on the first machine.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>The note of the environment's lock as it was when the lease was taken; <see langword="null"/> when there was none.</summary>
    public string? LockNote { get; private set; }

    public async Task<IAsyncDisposable> AcquireAsync(string holder, CancellationToken cancellation)
    {
        var taken = new List<HostMachine>();
        try
        {
            foreach (var machine in machines)
            {
                await TakeAsync(machine, holder, cancellation);
                taken.Add(machine);
            }
        }
        catch
        {
            await ReleaseAsync(taken);
            throw;
        }

        return new RenewedLease(RenewAsync, () => ReleaseAsync(machines), Renewed, time).Begin();
    }

    private async Task TakeAsync(HostMachine machine, string holder, CancellationToken cancellation)
    {
        var answer = (await machine.AskAsync(HostScripts.LeaseWithTools, [paths.Home, "acquire", site.Run, Seconds(Lasts), holder], cancellation)).Split('\n', 2);
        if (answer[0].Split(' ', 3) is not ["held", var seconds, var other])
        {
            if (machine == machines[0]) (IsTaken, LockNote) = (true, answer.ElementAtOrDefault(1));
            return;
        }

        throw LeaseRefusal.Of(site.Environment.Name, other, $"If it was killed its lease ends by itself in {seconds} s.");
    }

    private static string Seconds(TimeSpan span) => ((int)span.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>A machine that cannot be reached does not keep the others from being free; there the lease ends by itself.</summary>
    private async Task ReleaseAsync(IEnumerable<HostMachine> taken)
    {
        IsTaken = false;
        try
        {
            await Task.WhenAll(taken.Select(machine => machine.AskAsync(HostScripts.Lease, [paths.Home, "release", site.Run], CancellationToken.None)));
        }
        finally
        {
            ssh.Forget();
        }
    }

    private Task RenewAsync(CancellationToken cancellation) => Task.WhenAll(machines.Select(machine =>
        machine.AskAsync(HostScripts.Lease, [paths.Home, "renew", site.Run, Seconds(Lasts)], cancellation)));
}
