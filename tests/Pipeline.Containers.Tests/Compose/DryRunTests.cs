using Pipeline.Lab;
using Pipeline.Plans;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>What a machine sees of a dry run: questions, and nothing else. And what is shown is what a run then does.</summary>
[Collection(ContainerCollection.Name)]
public sealed class DryRunTests(ContainerLab lab, ITestOutputHelper report)
{
    private const string Log = "/var/log/asked";

    /// <summary>The only commands that a dry run may give to the engine.</summary>
    private static readonly string[] Questions = ["version", "compose version", "ps", "image ls"];

    [FactNeeding(ContainerLab.Compose)]
    public async Task Machines_are_only_asked_and_the_commands_shown_are_those_that_run()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");
        await shop.ForgetConnectionsAsync();
        await WatchAsync(lab.First);
        await shop.ReleaseAsync("1.1.0");
        var (files, since) = (await FilesAsync(lab.First, shop), await lab.First.RunAsync("date", "+%s.%N"));

        // What a dry run does: it plans, and asks who has the lease and what is in the way.
        var (plan, host) = await shop.PlanAsync("1.1.0", run: "dry");
        (await host.Lease.Holder.Ask(default)).Should().BeNull();
        (await host.Obstacle.Ask(default)).Should().BeNull();
        var shown = PlanText.Lines(plan, new Values()).ToList();

        var until = await lab.First.RunAsync("date", "+%s.%N");
        (await FilesAsync(lab.First, shop)).Should().Be(files, "nothing is written");
        (await lab.First.DockerAsync("events", "--since", since, "--until", until)).Should().BeEmpty("the engine is not told to do anything");
        var asked = (await lab.First.RunAsync("cat", Log)).Split('\n');
        await lab.First.RunAsync("rm", "-f", "/usr/local/bin/docker", "/root/.bashrc");
        asked.Where(line => line.StartsWith("ssh ", StringComparison.Ordinal)).Should().HaveCount(2).And.OnlyContain(line => line.StartsWith("ssh sh -s ", StringComparison.Ordinal));
        asked.Where(line => line.StartsWith("docker ", StringComparison.Ordinal)).Should().NotBeEmpty()
            .And.OnlyContain(line => Questions.Any(question => line.StartsWith($"docker {question}", StringComparison.Ordinal)));

        var lines = string.Join('\n', shown);
        lines.Should().Contain($"{lab.First.Address} -- env POOL=green {shop.Home}/bin/fenced dry both docker compose --project-name {shop.Project}-green")
            .And.Contain("< release.tar").And.NotContain("HOSTILE").And.NotContain(DockerRegistry.Password);
        var begun = shop.Journal.Intents.Count;
        await using (await host.Lease.AcquireAsync("the run that was shown", default)) await shop.ApplyAsync(plan);
        foreach (var (_, description) in shop.Journal.Intents.Skip(begun).Where(intent => intent.Description.StartsWith("ssh ", StringComparison.Ordinal)))
            lines.Should().Contain(description);
        await shop.ShouldServeAsync("1.1.0");
    }

    /// <summary>From now on the machine keeps every command that comes by SSH, and every one to its engine.</summary>
    private static async Task WatchAsync(SshHost machine)
    {
        await machine.RunAsync("sh", "-c", $"echo 'echo \"ssh $BASH_EXECUTION_STRING\" >>{Log}' >/root/.bashrc");
        await machine.RunAsync("sh", "-c", $"printf '#!/bin/sh\\necho \"docker $*\" >>{Log}\\nexec {LabPrograms.Docker} \"$@\"\\n' >/usr/local/bin/docker && chmod 755 /usr/local/bin/docker");
    }

    /// <summary>Every file of the environment with its content's hash, mode and time of change, and what lies around in temporary folders.</summary>
    private static Task<string> FilesAsync(SshHost machine, ContainerShop shop) => machine.RunAsync(
        "sh", "-c", $"find {shop.Home} /tmp /var/tmp -printf '%p %m %T@ %s\\n' | grep -v admin.sock | sort; find {shop.Home} -type f -exec sha256sum {{}} + | sort");
}
