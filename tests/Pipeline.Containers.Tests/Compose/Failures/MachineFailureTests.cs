using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>A machine, its engine or the way to it is gone, before a deployment or in the middle of one.</summary>
[Collection(ContainerCollection.Name)]
public sealed class MachineFailureTests(ContainerLab lab, ITestOutputHelper report)
{
    [FactNeeding(ContainerLab.Compose)]
    public async Task A_machine_with_another_key_gets_nothing_and_an_unreachable_one_stops_both()
    {
        await using var shop = new ContainerShop(lab, report, lab.First, lab.Second);
        await shop.DeployAsync("1.0.0");

        var unreachable = await shop.FailAsync(async () =>
        {
            await lab.Second.DisconnectAsync();
            try
            {
                await shop.DeployAsync("1.1.0");
            }
            finally
            {
                await lab.Second.ReconnectAsync();
            }
        });
        unreachable.Message.Should().Contain($"{lab.Second.Address}");
        unreachable.NextSteps.Should().ContainSingle().Which.Should().StartWith("ssh -F ");

        await shop.ForgetConnectionsAsync();
        var (known, stranger) = (lab.Second.KnownHost, lab.Second.KnownHost.Replace("AAAA", "AAAB", StringComparison.Ordinal));
        shop.KnowHosts(lab.First.KnownHost, stranger);
        (await shop.Invoking(deployed => deployed.DeployAsync("1.1.0")).Should().ThrowAsync<Plans.FailureException>()).Which.Message
            .Should().Contain("does not have the host key that the repository knows: nothing was sent");
        shop.KnowHosts(lab.First.KnownHost, known);

        await shop.DeployAsync("1.1.0");
        await shop.ShouldServeAsync("1.1.0");
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task One_of_two_machines_that_goes_away_in_the_middle_does_not_keep_the_other_from_going_back()
    {
        await using var shop = new ContainerShop(lab, report, lab.First, lab.Second);
        await shop.DeployAsync("1.0.0");
        shop.Before("switch/bring-up/start", LoseSecondAsync);

        var visitor = new Visitor(shop.Url);
        await using (visitor)
        {
            var failure = (await shop.Invoking(deployed => deployed.DeployAsync("1.1.0")).Should().ThrowAsync<Plans.FailureException>()).Which;
            failure.Message.Should().Contain($"{lab.Second.Address}");
            (await lab.First.DockerAsync("ps", "--format", "{{.Label \"pipeline.release\"}}", "--filter", "label=pipeline.release"))
                .Should().Contain("1.0.0").And.NotContain("1.1.0", "the first machine has gone back");
            await FindSecondAsync();
            shop.Journal.At = _ => { };
            await shop.ExpireLeaseAsync();
            await shop.DeployAsync("1.2.0");
        }

        visitor.Failures.Should().BeEmpty();
        visitor.Versions.Should().BeEquivalentTo(["1.0.0", "1.2.0"]);
        await shop.ShouldServeAsync("1.2.0");
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task A_connection_that_is_lost_in_the_middle_is_made_anew_to_go_back()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");

        // By then it waits for the health of what it has started.
        shop.During("switch/bring-up/start", TimeSpan.FromSeconds(4), () => lab.First.TryAsync("pkill", "-f", "^sshd: root"));
        (await shop.FailToDeployAsync("1.1.0", ("HEALTHY_AFTER", "600000"))).Message.Should()
            .Contain($"The connection to {lab.First.Address} failed: {shop.Home}/bin/fenced may or may not have run there. 1.0.0 serves");

        shop.Journal.At = _ => { };
        await shop.DeployAsync("1.1.0");
        await shop.ShouldServeAsync("1.1.0");
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task The_switch_survives_a_restart_of_the_edge_and_of_the_engine()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");
        await shop.DeployAsync("1.1.0");

        await lab.First.DockerAsync("restart", $"{shop.Project}-edge-edge-1");
        await shop.ServesAsync("1.1.0");

        // The engine ends in the middle of a deployment, and is still down when the next is tried.
        shop.Before("switch/bring-up/start", () => lab.First.StopEngineAsync());
        var ended = (await shop.Invoking(deployed => deployed.DeployAsync("1.2.0")).Should().ThrowAsync<Plans.FailureException>()).Which;
        var down = (await shop.Invoking(deployed => deployed.DeployAsync("1.2.0")).Should().ThrowAsync<Plans.FailureException>()).Which;
        var obstacle = await shop.Host().Obstacle.Ask(default);
        await lab.First.StartEngineAsync();

        ended.Message.Should().Contain("Cannot connect to the Docker daemon");
        down.Message.Should().Contain("the container engine does not answer: Cannot connect to the Docker daemon");
        obstacle!.What.Should().Contain("the container engine on").And.Contain("does not answer");
        await shop.ServesAsync("1.1.0");
        shop.Journal.At = _ => { };
        await shop.DeployAsync("1.2.0");
        await shop.ShouldServeAsync("1.2.0");
    }

    /// <summary>In a soak packets vanish, which takes the patience of several connections; otherwise nobody listens there any more.</summary>
    private Task LoseSecondAsync() => Soak.IsOn ? lab.Second.DisconnectAsync() : lab.Second.StopSshAsync();

    private Task FindSecondAsync() => Soak.IsOn ? lab.Second.ReconnectAsync() : lab.Second.StartSshAsync();
}
