using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Closes the way to a server.</summary>
internal sealed record CloseServer(Value<OpenedServer> Server) : Effect
{
    public override string Describe(Values values) => "close the way to the server";

    public override async Task ApplyAsync(ApplyContext context)
    {
        if (context.Values.TryGet(Server, out var open) && open.Tunnel is { } tunnel) await tunnel.DisposeAsync();
    }
}
