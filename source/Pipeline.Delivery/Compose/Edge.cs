namespace Pipeline.Delivery;

/// <summary>
/// The reverse proxy of an environment: HAProxy in a container. Weights and drain go through its runtime socket; only a change of what is
/// said here loads a new configuration.
/// </summary>
public sealed record Edge
{
    /// <summary>The image of HAProxy, 2.6 or newer.</summary>
    public string Image { get; init; } = "docker.io/library/haproxy:3.0";

    /// <summary>The port for HTTP on the machine; 80 by default.</summary>
    public int Port { get; init; } = 80;

    /// <summary>The port for HTTPS on the machine, once there is a certificate; 443 by default.</summary>
    public int SecurePort { get; init; } = 443;

    /// <summary>
    /// Where its certificates come from: a folder on the machine (<c>"/etc/shop/certificates"</c>), or <see cref="Certbot"/>. HTTP is then
    /// redirected to HTTPS. <see langword="null"/> when something in front of the edge ends TLS.
    /// </summary>
    public Certificates? Certificates { get; init; }

    /// <summary>Host names that are answered; all when empty. The health path is answered under any name.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>The most requests that one client address may send in 10 s, before it gets 429; any number when <see langword="null"/>.</summary>
    public int? RequestsPerTenSeconds { get; init; }

    /// <summary>The largest body of a request in bytes, before it gets 413; any size when <see langword="null"/>.</summary>
    public long? LargestBody { get; init; }

    /// <summary>Compresses text, JSON, JavaScript and SVG for clients that take gzip. On by default.</summary>
    public bool Compresses { get; init; } = true;

    /// <summary>How long a request may wait for its answer; 60 s by default.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(60);
}
