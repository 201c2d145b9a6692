namespace Pipeline.Delivery;

/// <summary>
/// A certificate for the edge's <see cref="Edge.HostNames"/> that certbot gets and renews, by the challenge HTTP-01 through the edge.
/// <c>Provision</c> sets it up. See https://eff-certbot.readthedocs.io/en/stable/using.html.
/// </summary>
/// <param name="Email">Whom the certificate authority writes to. To name somebody is to accept its terms of service.</param>
public sealed record Certbot(string Email) : Certificates
{
    /// <summary>The URL of the authority's directory (RFC 8555); Let's Encrypt when not set.</summary>
    public string? Server { get; init; }

    internal override string FolderIn(string home) => $"{home}/certificates";
}
