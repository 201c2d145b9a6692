using System.Diagnostics;
using System.Globalization;
using Pipeline.Lab;
using Pipeline.Plans;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>How long deployments take, for docs/measurements.md. Nothing is asserted of the time: who else works on the machine is not known here.</summary>
[Collection(ContainerCollection.Name)]
[Trait(Measured.Trait, Measured.Time)]
public sealed class DurationTests(ContainerLab lab, ITestOutputHelper report)
{
    private const string BringUp = "Deploy/switch/bring-up";
    private static readonly int Rounds = Soak.IsOn ? 7 : 1;

    [FactNeeding(ContainerLab.Compose)]
    public async Task A_deployment_beside_the_same_by_hand_and_the_ways_back()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);
        await shop.DeployAsync("1.0.0");
        List<TimeSpan> deployments = [], added = [], routes = [], returns = [], rollbacks = [];

        for (var round = 1; round <= Rounds; round++)
        {
            var version = $"1.{round}.0";
            await shop.ReleaseAsync(version);
            deployments.Add(await TimeOfAsync(() => shop.DeployAsync(version)));
            routes.Add(shop.Journal.DurationOf($"{BringUp}/route"));
            added.Add(deployments[^1] - await TimeOfAsync(() => ByHandAsync(shop, "up", version, "--detach", "--wait")));
            await ByHandAsync(shop, "down", version);
            returns.Add(await ReturnAsync(shop, version));
            rollbacks.Add(await TimeOfAsync(shop.RollbackAsync));
            await shop.DeployAsync(version);
        }

        Row("a deployment over SSH, its image pulled", deployments);
        Row("of it, more than docker compose up --detach --wait of the same release", added, "2 s");
        Row("of it, moving the traffic", routes);
        Row("blue-green: from a failed smoke test until the release before serves again", returns, "1 s");
        Row("a rollback over SSH", rollbacks, "10 s");
    }

    private static async Task<TimeSpan> ReturnAsync(ContainerShop shop, string serves)
    {
        var usual = shop.Production;
        shop.Production = production => production with { SmokeTests = [new("/version") { Contains = "what no version is called" }] };
        await shop.Invoking(failing => failing.DeployAsync("2.0.0")).Should().ThrowAsync<FailureException>();
        shop.Production = usual;
        (await shop.VersionAsync()).Should().Be(serves);
        return shop.Journal.Between($"{BringUp}/smoke/1", $"{BringUp}/on-failure/route");
    }

    /// <summary>On the machine itself, with the files that the deployment left there.</summary>
    private async Task ByHandAsync(ContainerShop shop, string verb, string version, params string[] options) => await lab.First.RunAsync(
    [
        "env", "POOL=by-hand", LabPrograms.Docker, "compose", "--project-name", $"{shop.Project}-by-hand",
        "--file", $"{shop.Home}/releases/{version}/compose.json", "--file", $"{shop.Home}/releases/{version}/environment.json", verb, .. options,
    ]);

    private static async Task<TimeSpan> TimeOfAsync(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed;
    }

    private void Row(string what, List<TimeSpan> times, string budget = "")
    {
        var median = times.Order().ElementAt(times.Count / 2);
        report.Row("containers", $"{what}, median of {times.Count}", string.Create(CultureInfo.InvariantCulture, $"{median.TotalSeconds:0.00} s"), budget);
    }
}
