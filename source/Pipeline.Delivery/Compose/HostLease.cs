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
        var said = (await machine.AskAsync(HostScripts.LeaseWithTools, [paths.Home, "acquire", site.Run, Seconds(Lasts), holder], cancellation)).Split(' ', 3);
        if (said[0] != "held") return;

        throw new FailureException($"{site.Environment.Name} is being changed by another run: {said[2]}.")
        {
            NextSteps = [$"Wait until that run has ended, then run the same command again. If it was killed its lease ends by itself in {said[1]} s."],
        };
    }

    private static string Seconds(TimeSpan span) => ((int)span.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>A machine that cannot be reached does not keep the others from being free; there the lease ends by itself.</summary>
    private async Task ReleaseAsync(IEnumerable<HostMachine> taken)
    {
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
