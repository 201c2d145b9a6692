using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// The way to a server that containers of an environment reach by name: an accessory by its container's address, another one by its own; from
/// its machine, through the connection that its commands use (ssh(1), <c>-O forward</c>).
/// </summary>
/// <param name="Machine">Where the containers run.</param>
/// <param name="Project">The Compose project of the accessories.</param>
/// <param name="Accessory">The accessory with that name; <see langword="null"/> for a server elsewhere.</param>
/// <param name="Address">What the services call it.</param>
/// <param name="Port">Its port.</param>
internal sealed record ComposeTunnel(HostMachine Machine, string Project, string? Accessory, string Address, int Port) : Tunnel
{
    /// <summary>Below the ports that systems give to outgoing connections.</summary>
    private const int FirstPort = 20_000, LastPort = 32_000, Attempts = 5;

    public override async Task<OpenTunnel> OpenAsync(ApplyContext context)
    {
        var address = Accessory is null ? Address : await ContainerAsync(context.Cancellation);
        if (Machine.Machine.IsHere) return new OpenTunnel(address, Port);

        for (var attempt = 1; ; attempt++)
        {
            var near = Random.Shared.Next(FirstPort, LastPort);
            var way = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{near}:{address}:{Port}");
            var opened = await CommandQuery.RunAsync(Machine.Forwarding("forward", way), context.Cancellation);
            if (opened.ExitCode == 0) return new OpenTunnel("127.0.0.1", near, () => CloseAsync(way));
            if (attempt == Attempts) throw new FailureException($"{Machine.Machine} opens no way to {Address}:{Port}: {opened.Errors}") { NextSteps = [$"Look whether its sshd has AllowTcpForwarding yes."] };
        }
    }

    /// <summary>The connection that it goes through ends soon after the run in any case.</summary>
    private async ValueTask CloseAsync(string way) => await CommandQuery.RunAsync(Machine.Forwarding("cancel", way), CancellationToken.None);

    private async Task<string> ContainerAsync(CancellationToken cancellation)
    {
        var ids = await AskAsync(
            ["ps", "--quiet", "--filter", $"label=com.docker.compose.project={Project}", "--filter", $"label=com.docker.compose.service={Accessory}"], cancellation);
        if (ids is not [var id]) throw new FailureException($"The accessory {Accessory} does not run on {Machine.Machine}: {ids.Length} containers.");

        return await AskAsync(["inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}", id], cancellation) is [var address, ..]
            ? address
            : throw new FailureException($"The container of the accessory {Accessory} on {Machine.Machine} has no address.");
    }

    private async Task<string[]> AskAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var answer = await CommandQuery.RunAsync(Machine.Plain("docker", arguments.Select(Value.Of)), cancellation);
        return answer.Succeeded().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }
}
