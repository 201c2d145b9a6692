using System.Net;
using Pipeline.Lab;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>Images cannot be had: nothing is started.</summary>
[Collection(ContainerCollection.Name)]
public sealed class RegistryTests(ContainerLab lab, ITestOutputHelper report)
{
    [FactNeeding(ContainerLab.Compose)]
    public async Task A_registry_that_refuses_or_does_not_have_the_image_stops_before_anything_starts()
    {
        await using var shop = new ContainerShop(lab, report, lab.First) { Time = new HastyTime() };
        await shop.DeployAsync("1.0.0");
        var pushed = await shop.ReleaseAsync("1.1.0");

        shop.RegistryPassword = "wrong password";
        var refused = await shop.FailToDeployAsync("1.1.0");
        shop.RegistryPassword = DockerRegistry.Password;
        refused.Message.Should().Contain("does not accept the log-in").And.Contain("401 Unauthorized");
        refused.NextSteps.Should().ContainSingle().Which.Should().StartWith("Set REGISTRY_PASSWORD to the password or token of ci");

        (await shop.FailAsync(() => shop.DeployAsync(ContainerShop.ReleaseOf("1.1.0", $"sha256:{new string('0', 64)}")))).Message.Should().Contain("manifest unknown");

        await lab.Registry.StopServerAsync();
        var down = await shop.FailAsync(() => shop.DeployAsync(pushed));
        await lab.Registry.StartServerAsync();
        down.Message.Should().Contain("connection refused");

        await shop.DeployAsync(pushed);
        await shop.ShouldServeAsync("1.1.0");
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task A_registry_that_is_busy_is_asked_again_and_one_that_is_broken_ends_it()
    {
        HttpStatusCode? status = HttpStatusCode.TooManyRequests;
        await using var proxy = RegistryProxy.Start(lab.Registry, lab.Network, request => request.RawUrl!.Contains("/manifests/", StringComparison.Ordinal) ? status : null);
        await using var shop = new ContainerShop(lab, report, lab.First) { Time = new HastyTime() };
        await shop.DeployAsync("1.0.0");
        shop.RegistryAddress = proxy.Address;

        (await shop.FailToDeployAsync("1.1.0")).Message.Should().Contain("has too many requests to take");
        status = HttpStatusCode.ServiceUnavailable;
        (await shop.FailToDeployAsync("1.1.0")).Message.Should().Contain("did not take or give").And.Contain("503 Service Unavailable");

        status = HttpStatusCode.TooManyRequests;
        shop.Journal.At = moment => _ = moment.Effect.EndsWith("/unpack", StringComparison.Ordinal) && !moment.IsAfter ? RecoverSoonAsync() : Task.CompletedTask;
        await shop.DeployAsync("1.1.0");
        shop.Output.Lines.Should().Contain(line => line.Contains("attempt 1 of 4", StringComparison.Ordinal));
        await shop.ShouldServeAsync("1.1.0");

        async Task RecoverSoonAsync()
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            status = null;
        }
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task A_disk_that_is_full_stops_before_anything_starts()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");
        var large = await shop.ReleaseAsync("1.1.0", padding: 32 << 20);

        await lab.First.LeaveRoomAsync(mebibytes: 8);
        var full = await shop.FailAsync(() => shop.DeployAsync(large));
        await lab.First.LeaveRoomAsync(mebibytes: 4096);

        full.Message.Should().Contain("The disk is full").And.Contain("no space left on device");
        full.NextSteps.Should().ContainSingle().Which.Should().Contain("docker system df");
        await shop.DeployAsync(large);
        await shop.ShouldServeAsync("1.1.0");
    }
}
