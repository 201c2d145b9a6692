using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Pipeline.Agent.Tests;

/// <summary>How the agent ends, and what it leaves.</summary>
public sealed class LifetimeTests
{
    private const int SigHup = 1;

    [Fact]
    public async Task It_ends_on_SIGTERM_with_its_services()
    {
        await using var agent = await RunningAgent.StartAsync();
        var pool = await agent.StartPoolAsync("blue", TestServices.Web());
        await agent.RouteAsync(("blue", 1));

        agent.Signal(SigHup);
        (await agent.Proxy.GetStringAsync("/version")).Should().Be("none", "a terminal that hangs up is no reason to end");
        agent.Signal(NativeMethods.SigTerm);

        (await agent.ExitCodeAsync()).Should().Be(0);
        Living.IsAlive(pool.Services[0].Pid).Should().BeFalse();
        File.Exists(agent.Home.ProcessesFile).Should().BeFalse();
        File.Exists(agent.Home.Socket).Should().BeFalse();
    }

    [Fact]
    public async Task It_ends_when_the_control_socket_asks()
    {
        await using var agent = await RunningAgent.StartAsync();
        using var put = await agent.PutPoolAsync("blue", TestServices.Program("sleep", "sleep", "600"));
        var pool = await agent.PoolAsync("blue");

        (await agent.Control.PostAsync("/shutdown", null).StatusOfAsync()).Should().Be(202);

        (await agent.ExitCodeAsync()).Should().Be(0);
        Living.IsAlive(pool.Services[0].Pid).Should().BeFalse();
    }

    [Fact]
    public async Task What_an_agent_left_that_was_killed_is_ended_by_the_next()
    {
        using var foreign = Process.Start("sleep", "600");
        await using var killed = await RunningAgent.StartAsync();
        var pool = await killed.StartPoolAsync(
            "blue",
            TestServices.Web("deaf", "/", ("TEST_IGNORE_SIGTERM", "yes")),
            TestServices.Web("parent", "/parent", ("TEST_CHILD", "yes")) with { StripRoute = true });
        await killed.RouteAsync(("blue", 1));
        var (deaf, parent) = (pool.Services[0].Pid, pool.Services[1].Pid);
        var child = int.Parse(await killed.Proxy.GetStringAsync("/parent/child"), CultureInfo.InvariantCulture);

        await killed.KillAsync();
        _ = NativeMethods.Kill(parent, NativeMethods.SigKill);
        await Living.EndsAsync(parent);
        Living.IsAlive(deaf).Should().BeTrue("nobody has ended it");
        Living.IsAlive(child).Should().BeTrue("nobody has ended it");
        File.Exists(killed.Home.Socket).Should().BeTrue("nobody has removed it");
        await AddRecordOfAsync(foreign.Id, killed.Home.ProcessesFile);

        await using var next = await RunningAgent.StartAsync(killed.Home);

        (await next.StatusAsync()).Pools.Should().BeEmpty();
        Living.IsAlive(deaf).Should().BeFalse();
        Living.IsAlive(child).Should().BeFalse("it belongs to the group of a process that was written down");
        File.Exists(next.Home.ProcessesFile).Should().BeFalse();
        next.Output.Should().Contain($"an agent that was killed left deaf of pool blue (process {deaf}): ending it");

        Living.IsAlive(foreign.Id).Should().BeTrue("it has a process id that was written down, and another time of start");
        foreign.Kill();
    }

    /// <summary>As if the process id had been given to somebody else meanwhile.</summary>
    private static async Task AddRecordOfAsync(int pid, string processesFile)
    {
        var records = ProcessRegistry.ReadLeftovers(processesFile);
        var stolen = new ProcessRecord("blue", "stolen", ProcessIdentity.Of(pid) with { Started = "1" });
        await File.WriteAllTextAsync(
            processesFile,
            JsonSerializer.Serialize([.. records, stolen], RegistryJson.Default.IReadOnlyListProcessRecord));
    }
}
