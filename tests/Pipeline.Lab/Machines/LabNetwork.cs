using System.Net;

namespace Pipeline.Lab;

/// <summary>
/// A network of machines: a bridge in a namespace of its own, so that no engine's firewall filters it, and an address of this machine
/// in it. No machine has a way out. It vanishes with the test process.
/// </summary>
public sealed class LabNetwork : IAsyncDisposable
{
    private readonly LabFolder folder;
    private readonly LabNamespace bridge;
    private readonly string device;
    private readonly string prefix;
    private int machines = 10;

    private LabNetwork(LabFolder folder, LabNamespace bridge, string device, string prefix)
    {
        this.folder = folder;
        this.bridge = bridge;
        this.device = device;
        this.prefix = prefix;
    }

    /// <summary>This machine's address in the network: what listens here, machines reach.</summary>
    public IPAddress Address => IPAddress.Parse($"{prefix}.1");

    /// <summary>The network as engines write it: registries in it speak HTTP.</summary>
    public string Range => $"{prefix}.0/24";

    public static async Task<LabNetwork> StartAsync()
    {
        var folder = new LabFolder("net");
        var bridge = await LabNamespace.StartAsync(folder, "lan", ownRoot: false);
        try
        {
            await bridge.RunAsync("ip", "link", "add", "br0", "type", "bridge");
            await bridge.RunAsync("ip", "link", "set", "br0", "up");
            var (device, prefix) = await Subnet.ClaimAsync(bridge.ProcessId);
            await bridge.RunAsync("ip", "link", "set", "up0", "master", "br0", "up");
            return new LabNetwork(folder, bridge, device, prefix);
        }
        catch
        {
            await bridge.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await LabCommand.RunAsync(LabPrograms.Ip, "link", "delete", device);
        await bridge.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Plugs a machine in and gives its address.</summary>
    internal async Task<IPAddress> ConnectAsync(LabNamespace machine)
    {
        var number = Interlocked.Increment(ref machines);
        var address = IPAddress.Parse($"{prefix}.{number}");
        var port = $"m{number}";
        // From outside: inside, process ids have other numbers.
        _ = (await LabCommand.RunAsync(
            LabPrograms.Ip, "link", "add", port, "netns", $"{bridge.ProcessId}", "type", "veth", "peer", "name", "eth0", "netns", $"{machine.ProcessId}")).Text;
        await bridge.RunAsync("ip", "link", "set", port, "master", "br0", "up");
        await machine.RunAsync("ip", "address", "add", $"{address}/24", "dev", "eth0");
        await machine.RunAsync("ip", "link", "set", "eth0", "up");
        return address;
    }

    /// <summary>Pulls a machine's plug, or puts it back.</summary>
    internal Task SetLinkAsync(IPAddress machine, bool up) =>
        bridge.RunAsync("ip", "link", "set", $"m{machine.GetAddressBytes()[3]}", up ? "up" : "down");
}
