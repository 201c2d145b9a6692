using Pipeline.Lab;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>
/// A run may be killed before and after any of its effects: users are served throughout, and running the same command again brings up the
/// new release without cleaning. The machines see what they see when the program is killed: no further command.
/// </summary>
[Collection(ContainerCollection.Name)]
public sealed class EndedRunTests(ContainerLab lab, ITestOutputHelper report)
{
    [FactNeeding(ContainerLab.Compose)]
    public async Task Killed_at_any_effect_on_one_machine() =>
        await KilledAsync(effects => Soak.Sample(effects.SelectMany(Moment.Around), oneOf: 10), lab.First);

    /// <summary>Outside a soak: when only the first machine has moved the traffic, and when only the first has recorded the release.</summary>
    [FactNeeding(ContainerLab.Compose)]
    public async Task Killed_between_two_machines() => await KilledAsync(
        effects => Soak.IsOn
            ? effects.SelectMany(Moment.Around)
            : [new(false, $"Deploy/switch/bring-up/route/{lab.Second.Address}"), new(false, $"Deploy/record/{lab.Second.Address}")],
        lab.First,
        lab.Second);

    private async Task KilledAsync(Func<IEnumerable<string>, IEnumerable<Moment>> choose, params SshHost[] machines)
    {
        await using var shop = new ContainerShop(lab, report, machines);
        await shop.DeployAsync("1.0.0");
        var begun = shop.Journal.Intents.Count;
        await shop.DeployAsync("1.0.1");
        var effects = shop.Journal.Intents.Skip(begun).Where(intent => !intent.Description.StartsWith("nothing: ", StringComparison.Ordinal)).Select(intent => intent.Id).ToList();

        // In each update the pools change places, so an effect has the same id in all of them.
        var number = 0;
        var visitor = new Visitor(shop.Url);
        await using (visitor)
        {
            foreach (var moment in choose(effects))
            {
                report.WriteLine($"==== killed {moment}");
                var next = $"1.1.{++number}";
                await using var killed = await shop.KillAsync(next, moment);
                await shop.DeployAsync(next);
                await shop.ShouldServeAsync(next);
            }
        }

        visitor.Failures.Should().BeEmpty();
    }
}
