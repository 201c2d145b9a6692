using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>OpenPGP (RFC 4880) for a public key, by GnuPG. The machine that takes backups cannot read them.</summary>
/// <param name="KeyFile">The file with the public key (<c>gpg --export --armor</c>), relative to the repository's root; it belongs into the repository.</param>
/// <param name="Fingerprint">The key's fingerprint, 40 hexadecimal digits: for whoever looks for the private key.</param>
public sealed record OpenPgpRecipient(string KeyFile, string Fingerprint) : Encryption
{
    public override string Program => "gpg";

    public override string Format => "OpenPGP";

    internal override string Extension => ".gpg";

    public override string Key => Fingerprint;

    public override string Back => "gpg --decrypt";

    internal override Command Stage(Site site) => new(
        "gpg", [.. GnuPG.Quiet, "--trust-model=always", "--recipient-file", Path.GetFullPath(KeyFile, site.Root), "--encrypt"]);
}
