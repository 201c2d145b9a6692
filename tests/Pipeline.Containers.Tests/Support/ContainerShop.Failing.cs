using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Containers.Tests;

/// <summary>Deployments that must fail or that are ended, and what has to be true then.</summary>
internal sealed partial class ContainerShop
{
    /// <summary>Deploys what cannot be deployed, as <see cref="FailAsync"/> says.</summary>
    public async Task<FailureException> FailToDeployAsync(string version, params (string Name, string Value)[] behaviour)
    {
        var release = await ReleaseAsync(version);
        return await FailAsync(() => DeployAsync(release, behaviour));
    }

    /// <summary>
    /// Does what must fail while somebody visits, and gives the failure. The release that served serves throughout, in the end alone, and the records
    /// of all machines say so.
    /// </summary>
    /// <param name="attempt">What fails.</param>
    /// <param name="moves">Users meet the new release before it fails, with what that means for them.</param>
    public async Task<FailureException> FailAsync(Func<Task> attempt, bool moves = false)
    {
        var serving = await VersionAsync();
        var visitor = new Visitor(Url);
        FailureException failure;
        await using (visitor) failure = (await attempt.Should().ThrowAsync<FailureException>()).Which;

        visitor.Versions.Should().Contain(serving);
        if (!moves) visitor.ShouldHaveMetOnly(serving);
        await ShouldServeAsync(serving);
        return failure;
    }

    /// <summary>A release serves from one pool on every machine, nothing else runs, and the records of all machines say the same.</summary>
    public async Task ShouldServeAsync(string version)
    {
        var state = await Host().State.Ask(default);
        state.Pools.Should().ContainSingle().Which.Should().Be(state.Live);
        (state.Live!.Version, state.Live.IsRunning, state.Last?.Release.Version).Should().Be((version, true, version));
        foreach (var machine in Machines)
        {
            (await VersionAsync(machine)).Should().Be(version);
            (await RecordedAsync(machine)).Should().Be(version);
            var progress = JsonDocument.Parse(await machine.RunAsync("cat", $"{Home}/deployment.json")).RootElement;
            var intended = (progress.GetProperty("state").GetString(), progress.GetProperty("release").GetProperty("version").GetString());
            intended.Item1.Should().BeOneOf("complete", "failed");
            if (intended.Item1 == "complete") intended.Item2.Should().Be(version);
        }
    }

    /// <summary>
    /// Deploys by a run that is killed at a moment: nothing is undone, nothing given back. Its lease is over at once, as if some time had passed. Dispose
    /// of what it gives in the end, so that it stops to be renewed.
    /// </summary>
    public async Task<IAsyncDisposable> KillAsync(string version, Moment moment)
    {
        var (plan, host) = await PlanAsync(version, NewRun());
        var lease = await host.Lease.AcquireAsync("a run that is killed", default);
        var isDead = false;
        Journal.At = now =>
        {
            isDead |= now == moment;
            if (isDead && !AreSideBySide(now, moment)) throw new OperationCanceledException("killed");
        };
        await this.Invoking(shop => shop.ApplyAsync(plan)).Should().ThrowAsync<OperationCanceledException>();
        Journal.At = _ => { };
        await ExpireLeaseAsync();
        return lease;
    }

    /// <summary>As if nothing had been heard for a while of the run that has the lease: it is over, by the machines' clocks.</summary>
    public async Task ExpireLeaseAsync()
    {
        foreach (var machine in Machines) await machine.RunAsync("sh", "-c", $"[ ! -f {Home}/lease ] || sed -i 's/^[^ ]* [0-9]* /gone 1 /' {Home}/lease");
    }

    /// <summary>Acts once, just before the first effect of a step.</summary>
    public void Before(string step, Func<Task> act)
    {
        var isDone = 0;
        Journal.At = moment =>
        {
            if (!moment.IsAfter && moment.Effect.StartsWith($"Deploy/{step}", StringComparison.Ordinal) && Interlocked.Exchange(ref isDone, 1) == 0) Task.Run(act).GetAwaiter().GetResult();
        };
    }

    /// <summary>Acts once, some time after an effect of a step has begun.</summary>
    public void During(string step, TimeSpan after, Func<Task> act) => Before(step, () =>
    {
        _ = Task.Run(async () =>
        {
            await Task.Delay(after);
            await act();
        });
        return Task.CompletedTask;
    });

    /// <summary>What a killed client had started on several machines goes on there.</summary>
    private bool AreSideBySide(Moment one, Moment other) =>
        one.Effect != other.Effect && Machines.Any(machine => one.Effect == $"{other.Effect[..other.Effect.LastIndexOf('/')]}/{machine.Address}");

    private async Task<string> RecordedAsync(Lab.SshHost machine)
    {
        var line = (await machine.RunAsync("tail", "-n", "1", $"{Home}/releases.jsonl")).Trim();
        return JsonDocument.Parse(line).RootElement.GetProperty("release").GetProperty("version").GetString()!;
    }
}
