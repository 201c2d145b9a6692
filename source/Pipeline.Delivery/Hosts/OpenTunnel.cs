namespace Pipeline.Delivery;

/// <summary>The near end of a tunnel.</summary>
/// <param name="address">Where to connect to from here.</param>
/// <param name="port">The port there.</param>
/// <param name="close">Ends what holds it open; nothing when <see langword="null"/>.</param>
public sealed class OpenTunnel(string address, int port, Func<ValueTask>? close = null) : IAsyncDisposable
{
    public string Address => address;

    public int Port => port;

    public ValueTask DisposeAsync() => close?.Invoke() ?? ValueTask.CompletedTask;
}
