using Pipeline.Delivery;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>Something is wrong with the edge, or with what it is told.</summary>
[Collection(ContainerCollection.Name)]
public sealed class EdgeFailureTests(ContainerLab lab, ITestOutputHelper report)
{
    [FactNeeding(ContainerLab.Compose)]
    public async Task What_cannot_be_configured_changes_nothing_and_a_restart_in_the_middle_ends_nothing()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");

        shop.Edge = new Edge { Certificates = "/etc/no-certificates", SecurePort = shop.Port + 1000 };
        (await shop.FailToDeployAsync("1.1.0")).Message.Should().Contain("HAProxy refuses the configuration of the edge, and nothing of it was changed.");
        shop.Edge = new Edge();

        // Somebody has the port that the edge is to have from now on.
        var (old, taken) = (shop.Port, shop.Port + 2000);
        await lab.First.DockerAsync("run", "--detach", "--name", "squatter", "--publish", $"{taken}:80", lab.EdgeImage, "sleep", "600");
        var failure = await shop.FailAsync(async () =>
        {
            shop.Port = taken;
            try
            {
                await shop.DeployAsync("1.1.0");
            }
            finally
            {
                shop.Port = old;
            }
        });
        await lab.First.DockerAsync("rm", "--force", "squatter");
        failure.Message.Should().Contain("The edge cannot be started so, and nothing of it was changed").And.Contain($"{taken}");
        shop.Port = taken;
        await shop.DeployAsync("1.1.0");
        await shop.ShouldServeAsync("1.1.0");

        shop.Before("switch/bring-up/route", () => lab.First.DockerAsync("restart", $"{shop.Project}-edge-edge-1"));
        await shop.DeployAsync("1.2.0");
        await shop.ShouldServeAsync("1.2.0");
    }
}
