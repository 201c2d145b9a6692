namespace Pipeline.Lab;

/// <summary>Finds a network that nobody on this machine uses: several test processes run at once.</summary>
internal static class Subnet
{
    private const int Attempts = 50;

    /// <summary>Makes a pair of devices, ours with the first address of a free network, the other named <c>up0</c> in the namespace of a process.</summary>
    public static async Task<(string Device, string Prefix)> ClaimAsync(int process)
    {
        LabCommand? last = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (second, third) = (Random.Shared.Next(64, 128), Random.Shared.Next(0, 256));
            var (device, prefix) = ($"lab{second:x2}{third:x2}", $"10.{second}.{third}");
            // The device's name is the claim: the kernel gives it to one only.
            last = await LabCommand.RunAsync(LabPrograms.Ip, "link", "add", device, "type", "veth", "peer", "name", "up0", "netns", $"{process}");
            if (last.ExitCode != 0) continue;

            _ = LabCommand.Run(LabPrograms.Ip, "address", "add", $"{prefix}.1/24", "dev", device).Text;
            _ = LabCommand.Run(LabPrograms.Ip, "link", "set", device, "up").Text;
            return (device, prefix);
        }

        throw new LabException($"No network could be made: {last!.Line}: {last.Error}");
    }
}
