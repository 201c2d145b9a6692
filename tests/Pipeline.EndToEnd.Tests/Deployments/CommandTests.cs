using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The targets beside the deployment, as a person runs them.</summary>
[Collection(DeploymentTests.Name)]
public sealed class CommandTests(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task Status_tells_what_runs_since_when_and_by_whom()
    {
        await using var fresh = await Shop.OpenAsync();
        var version = fresh.Commit();
        (await fresh.RunAsync("Status --environment staging")).Expect(0).Output.Should().Contain("shop in staging: nothing gets traffic");

        (await fresh.RunAsync("DeployStaging")).Expect(0);

        var status = (await fresh.RunAsync("Status --environment staging")).Expect(0).Output;
        var last = (await fresh.Staging.State.Ask(default)).Last!;
        status.Should().Contain($"shop in staging: {version} at {fresh.Staging.Url}")
            .And.Contain($"deploy of {version} completed {last.At:yyyy-MM-dd HH:mm:ss} UTC by {last.By}, run {last.Run}");
    }

    [Fact]
    public async Task Down_stops_everything_and_the_next_deployment_starts_it_again()
    {
        var version = await shop.LiveAsync();

        (await shop.RunAsync("Down --environment staging")).Expect(0);

        Processes.Below(shop.Root).Should().BeEmpty();
        (await shop.RunAsync("Status --environment staging")).Expect(0).Output.Should().Contain("the agent does not run: deploy again, or roll back, to start it");
        (await shop.RunAsync("Down --environment staging")).Expect(0).Output.Should().Contain("staging is not running");
        File.Exists(shop.PathTo(".nuke/local/staging/data/api/schema.txt")).Should().BeTrue("data outlives what runs");

        (await shop.RunAsync("DeployStaging")).Expect(0);
        await shop.ShouldServeAsync(version);
    }

    [Fact]
    public async Task A_backup_is_restored_with_plain_tar()
    {
        await shop.LiveAsync();

        (await shop.RunAsync("Backup --environment staging")).Expect(0);

        var backup = Directory.GetDirectories(shop.PathTo(".nuke/local/backups/shop/staging/orders")).Order(StringComparer.Ordinal).Last();
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(backup, "manifest.json")));
        manifest.RootElement.GetProperty("backup").GetProperty("policy").GetString().Should().Be("orders");
        var restored = Directory.CreateDirectory(shop.PathTo(".nuke/temp/restored")).FullName;
        using var tar = Process.Start("tar", ["-xzf", Path.Combine(backup, "data.tar.gz"), "-C", restored]);
        await tar.WaitForExitAsync();
        (await File.ReadAllTextAsync(Path.Combine(restored, "schema.txt"))).Should().Be(await File.ReadAllTextAsync(shop.PathTo(".nuke/local/staging/data/api/schema.txt")));
    }

    [Fact]
    public async Task Preflight_says_what_stands_against_a_deployment()
    {
        await shop.LiveAsync();
        (await shop.RunAsync("Preflight --environment staging")).Expect(0).Output.Should().Contain("ok       working tree");

        shop.Write("web/release.txt", "changed\n");
        try
        {
            (await shop.RunAsync("Preflight --environment staging")).Expect(0).Output.Should().Contain("warning  working tree");
            (await shop.RunAsync("Preflight --environment production")).Expect(1).Output.Should().Contain("BLOCKS   working tree");
        }
        finally
        {
            shop.Git.Run("checkout", "--quiet", "web/release.txt");
        }
    }

    [Fact]
    public async Task A_command_for_one_environment_asks_which()
    {
        await shop.LiveAsync();

        (await shop.RunAsync("Releases")).Expect(2).Error.Should().Contain("staging").And.Contain("production");
        (await shop.RunAsync("Status --environment nowhere")).Expect(2).Error.Should().Contain("staging").And.Contain("production");
    }
}
