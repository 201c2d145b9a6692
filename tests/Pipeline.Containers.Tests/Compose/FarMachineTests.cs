using System.Diagnostics;
using System.Globalization;
using System.Net;
using Pipeline.Delivery;
using Pipeline.Lab;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>A machine far away: every byte takes 50 ms in each direction. What counts there is how often one has to go.</summary>
[Collection(ContainerCollection.Name)]
public sealed class FarMachineTests(ContainerLab lab, ITestOutputHelper report)
{
    private const int MostTrips = 12;
    private static readonly TimeSpan OneWay = TimeSpan.FromMilliseconds(50);

    /// <summary>How often a run that lasts renews its lease, which costs a trip that is none of the deployment's own.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(8);

    [FactNeeding(ContainerLab.Compose)]
    public async Task A_deployment_and_a_rollback_take_one_connection_and_at_most_twelve_trips()
    {
        await using var relay = DelayingRelay.Start(new IPEndPoint(lab.First.Address, 22), OneWay);
        await using var shop = new ContainerShop(lab, report, lab.First)
        {
            Reach = machine => new Machine($"root@{IPAddress.Loopback}") { Port = relay.Port, IdentityFile = machine.IdentityFile },
        };
        shop.KnowHosts(lab.First.KnownHost.Replace($"{lab.First.Address}", $"[{IPAddress.Loopback}]:{relay.Port}", StringComparison.Ordinal));
        await shop.DeployAsync("1.0.0");

        await CountAsync("a deployment", () => shop.DeployAsync("1.1.0"));
        await CountAsync("a rollback", shop.RollbackAsync);

        async Task CountAsync(string what, Func<Task> action)
        {
            await shop.ForgetConnectionsAsync();
            var (connections, trips, watch) = (relay.Connections, lab.First.Commands, Stopwatch.StartNew());
            await action();
            var renewals = (int)(watch.Elapsed / Renewal);
            (connections, trips) = (relay.Connections - connections, lab.First.Commands - trips - renewals);

            report.Row("containers", $"trips of {what} to a machine 50 ms away, over {connections} connection", $"{trips}", $"{MostTrips}");
            report.Row("containers", $"{what} on a machine 50 ms away", string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s"));
            connections.Should().Be(1, what);
            trips.Should().BePositive().And.BeLessThanOrEqualTo(MostTrips, what);
        }
    }
}
