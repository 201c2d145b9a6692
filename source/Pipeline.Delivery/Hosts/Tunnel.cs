using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A way from this machine to a server that the services of an environment reach under an address of their own network.</summary>
public abstract record Tunnel
{
    /// <summary>The same address serves here: nothing is opened.</summary>
    /// <param name="address">A host's name or address.</param>
    /// <param name="port">The server's.</param>
    public static Tunnel Direct(string address, int port) => new DirectTunnel(address, port);

    /// <summary>Opens it; it stays open until it is disposed.</summary>
    /// <exception cref="FailureException">It cannot be opened.</exception>
    public abstract Task<OpenTunnel> OpenAsync(ApplyContext context);

    private sealed record DirectTunnel(string Address, int Port) : Tunnel
    {
        public override Task<OpenTunnel> OpenAsync(ApplyContext context) => Task.FromResult(new OpenTunnel(Address, Port));
    }
}
