using Pipeline.Delivery;
using Pipeline.Lab;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>Rolling and canary with several containers of a service, on one machine and on two, while users visit.</summary>
[Collection(ContainerCollection.Name)]
public sealed class StrategyTests(ContainerLab lab, ITestOutputHelper report)
{
    private const int Replicas = 2;

    /// <summary>Outside a soak one machine alone is that of <see cref="UnderLoadTests"/>.</summary>
    [FactNeeding(ContainerLab.Compose)]
    public async Task Instances_and_shares_take_turns()
    {
        if (Soak.IsOn) await DeployedInTurnAsync(lab.First);
        await DeployedInTurnAsync(lab.First, lab.Second);
    }

    private async Task DeployedInTurnAsync(params SshHost[] machines)
    {
        await using var shop = new ContainerShop(lab, report, machines) { Web = web => web with { Replicas = Replicas } };
        await shop.DeployAsync("1.0.0");

        shop.Production = production => production with { Strategy = Strategy.Rolling };
        var steps = await StepsOfAsync(shop, () => shop.DeployAsync("1.1.0"));
        steps.Should().ContainInOrder("instance-1/start", "instance-1/route", "instance-1/remove", "instance-2/add", "instance-2/healthy", "instance-2/route", "instance-2/smoke");
        await ShouldRunAsync(shop, "1.1.0");

        shop.Production = production => production with
        {
            Strategy = Strategy.Canary((50, TimeSpan.FromSeconds(2))),
            Gate = new Gate { Interval = TimeSpan.FromSeconds(1), MinimumSamples = 10 },
        };
        steps = await StepsOfAsync(shop, () => shop.DeployAsync("1.2.0"));
        steps.Should().ContainInOrder("start", "phase-50/route", "phase-50/watch", "phase-100/route", "phase-100/smoke");
        await ShouldRunAsync(shop, "1.2.0");
    }

    /// <summary>Deploys while every machine is visited, where no request may be lost, and gives the steps of the switch in order.</summary>
    private static async Task<IReadOnlyList<string>> StepsOfAsync(ContainerShop shop, Func<Task> deploy)
    {
        var before = await shop.VersionAsync();
        var begun = shop.Journal.Intents.Count;
        var visitors = shop.Machines.Select(machine => new Visitor(new UriBuilder(shop.Url) { Host = machine.Address.ToString() }.Uri)).ToList();
        try
        {
            await deploy();
        }
        finally
        {
            foreach (var visitor in visitors) await visitor.DisposeAsync();
        }

        var after = await shop.VersionAsync();
        foreach (var visitor in visitors)
        {
            visitor.Failures.Should().BeEmpty();
            visitor.Versions.Should().BeEquivalentTo([before, after]);
        }

        const string Switch = "Deploy/switch/bring-up/";
        return [.. shop.Journal.Intents.Skip(begun).Where(intent => intent.Id.StartsWith(Switch, StringComparison.Ordinal)).Select(intent => StepOf(intent.Id[Switch.Length..]))];
    }

    /// <summary>Without the machine, and without what a step consists of.</summary>
    private static string StepOf(string id)
    {
        var words = id.Split('/');
        return words[0].StartsWith("instance", StringComparison.Ordinal) || words[0].StartsWith("phase", StringComparison.Ordinal) ? $"{words[0]}/{words[1]}" : words[0];
    }

    private static async Task ShouldRunAsync(ContainerShop shop, string version)
    {
        await shop.ShouldServeAsync(version);
        foreach (var machine in shop.Machines)
        {
            var running = await machine.DockerAsync("ps", "--filter", "label=pipeline.release", "--format", "{{.Label \"pipeline.release\"}}");
            running.Split('\n').Should().Equal(Enumerable.Repeat(version, Replicas));
        }
    }
}
