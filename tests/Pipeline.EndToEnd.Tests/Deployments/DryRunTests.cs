using System.Net.NetworkInformation;
using System.Security.Cryptography;

namespace Pipeline.EndToEnd.Tests;

[Collection(DeploymentTests.Name)]
public sealed class DryRunTests(Shop shop) : IClassFixture<Shop>
{
    private static readonly string[] WithoutNetwork = ["unshare", "-n"];

    [FactNeedingNamespaces]
    public async Task A_fresh_clone_without_network_shows_every_effect_and_changes_nothing()
    {
        await using var fresh = await Shop.OpenAsync();
        fresh.Commit();

        var output = await ShouldChangeNothingAsync(fresh);

        Golden.Matches(fresh.Anonymous(output));
    }

    [FactNeedingNamespaces]
    public async Task A_running_staging_is_read_without_network_and_stays_as_it_is()
    {
        var live = await shop.LiveAsync();
        var next = shop.Commit();

        var output = await ShouldChangeNothingAsync(shop);

        output.Should().Contain($"check that still: blue runs {live}").And.Contain($"shop {next} -> {shop.Staging.Url}");
        await shop.ShouldServeAsync(live);
    }

    private static async Task<string> ShouldChangeNothingAsync(Shop shop)
    {
        var before = StateOf(shop);

        using var run = BuildRun.StartBelow(WithoutNetwork, shop.Root, "DeployProd --dry-run", shop.Variables);
        var output = (await run.EndAsync()).Expect(0).All;

        StateOf(shop).Should().Equal(before);
        return output;
    }

    /// <summary>Every file outside of .nuke/temp with its content, every process of the shop, and which of its ports are open.</summary>
    private static List<string> StateOf(Shop shop)
    {
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(endpoint => endpoint.Port).ToHashSet();
        return
        [
            .. Directory.EnumerateFileSystemEntries(shop.Root, "*", SearchOption.AllDirectories)
                .Where(path => !path.StartsWith(shop.PathTo(".nuke/temp"), StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Select(path => $"{path} {ContentOf(path)}"),
            .. Processes.Below(shop.Root).Select(program => $"{program}").Order(StringComparer.Ordinal),
            $"staging {listening.Contains(shop.Staging.Url.Port)}, production {listening.Contains(shop.Production.Url.Port)}",
        ];
    }

    private static string ContentOf(string path)
    {
        if (Directory.Exists(path) || !IsOrdinary(path)) return "";
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>A socket cannot be read, and a lock not while somebody has it.</summary>
    private static bool IsOrdinary(string path) => Path.GetExtension(path) is not (".sock" or ".lock");
}
