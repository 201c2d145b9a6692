using System.Globalization;

namespace Pipeline.Delivery;

/// <summary>A server that a program can connect to.</summary>
/// <param name="Host">Where.</param>
/// <param name="Number">The port.</param>
/// <param name="Tunnel">What keeps the way open; nothing when <see langword="null"/>.</param>
internal sealed record OpenedServer(string Host, int Number, OpenTunnel? Tunnel)
{
    public string Port => Number.ToString(CultureInfo.InvariantCulture);

    public string? Version { get; init; }

    /// <summary>What tells it from others, for as long as it runs.</summary>
    public string? Identity { get; init; }
}
