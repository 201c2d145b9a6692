using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What stands against a deployment is told before anything is started, with what to do about it.</summary>
[Collection(DeploymentTests.Name)]
public sealed class WrongStateTests : IAsyncLifetime
{
    private readonly Shop shop = new();

    public async Task InitializeAsync()
    {
        await shop.InitializeAsync();
        shop.Commit();
    }

    public Task DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task A_port_that_another_program_has()
    {
        using var other = new TcpListener(IPAddress.Loopback, shop.Staging.Url.Port);
        other.Start();

        await ShouldBeRefusedAsync("DeployStaging");
    }

    [Fact]
    public async Task Temporary_files_that_cannot_be_written()
    {
        shop.Write(".nuke/temp", "a file where the folder should be");

        await ShouldBeRefusedAsync("DeployStaging");
    }

    [Fact]
    public async Task An_environment_that_cannot_be_written()
    {
        shop.Write(".nuke/local", "a file where the folder should be");

        await ShouldBeRefusedAsync("DeployStaging");
    }

    [Fact]
    public async Task Secrets_that_have_no_value() =>
        await ShouldBeRefusedAsync("DeployStaging", [("DELIVERY_SECRETS", "FIRST_KEY,SECOND_KEY,THIRD_KEY"), ("SECOND_KEY", "has-a-value")]);

    [Fact]
    public async Task A_protected_environment_and_nobody_to_ask() => await ShouldBeRefusedAsync("DeployProd");

    [Fact]
    public async Task Changes_that_are_not_committed_and_a_protected_environment()
    {
        shop.Write("web/release.txt", "changed\n");

        await ShouldBeRefusedAsync("DeployProd --yes");
    }

    [Fact]
    public async Task Changes_that_are_not_committed_may_go_to_staging()
    {
        shop.Write("web/release.txt", "changed\n");

        (await shop.RunAsync("DeployStaging")).Expect(0);

        (await shop.Staging.State.Ask(default)).Live!.Version.Should().StartWith("1.0.0-dirty.h");
    }

    private Task ShouldBeRefusedAsync(string arguments, [CallerMemberName] string test = "") => ShouldBeRefusedAsync(arguments, [], test);

    private async Task ShouldBeRefusedAsync(string arguments, (string, string)[] variables, [CallerMemberName] string test = "")
    {
        var refused = (await shop.RunAsync(arguments, variables)).Expect(2);

        refused.Output.Should().BeEmpty("nothing was started");
        Processes.Below(shop.Root).Should().BeEmpty();
        Golden.Matches(shop.Anonymous(refused.Error), test: test);
    }
}
