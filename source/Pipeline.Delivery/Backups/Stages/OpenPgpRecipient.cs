using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>OpenPGP (RFC 4880) for a public key, by GnuPG. The machine that takes backups cannot read them.</summary>
/// <param name="KeyFile">The file with the public key (<c>gpg --export --armor</c>), relative to the repository's root; it belongs into the repository.</param>
/// <param name="Fingerprint">The key's fingerprint, 40 hexadecimal digits: for whoever looks for the private key.</param>
public sealed record OpenPgpRecipient(string KeyFile, string Fingerprint) : Encryption
{
    private const string PrivateKey = "PRIVATE_KEY";

    /// <summary>GnuPG takes private keys from a keyring alone: this one lives as long as the stream, and ends with its agent.</summary>
    private const string OpeningScript =
        $"""
        set -eu
        umask 077
        GNUPGHOME=$(mktemp -d)
        export GNUPGHOME
        trap 'gpgconf --kill all; rm -rf "$GNUPGHOME"' EXIT
        trap 'exit 143' TERM
        gpg --batch --quiet --import <<END
        ${PrivateKey}
        END
        unset {PrivateKey}
        gpg --batch --quiet --decrypt
        """;

    public override string Program => "gpg";

    public override string Format => "OpenPGP";

    internal override string Extension => ".gpg";

    public override string Key => Fingerprint;

    public override string Back => "gpg --decrypt";

    /// <summary>The name of the secret with the private key (<c>gpg --export-secret-keys --armor</c>), without a passphrase; only what reads backups needs it.</summary>
    public string PrivateKeySecret { get; init; } = "BACKUP_PRIVATE_KEY";

    public override IEnumerable<string> OpeningSecrets => [PrivateKeySecret];

    internal override Command Opening(Site site) => new("/bin/sh", "-c", OpeningScript)
    {
        Secrets = ImmutableSortedDictionary<string, Secret>.Empty.Add(PrivateKey, BackupSecrets.Value(site, PrivateKeySecret, "Decrypting backups")),
    };

    internal override Command Stage(Site site) => new(
        "gpg", [.. GnuPG.Quiet, "--trust-model=always", "--recipient-file", Path.GetFullPath(KeyFile, site.Root), "--encrypt"]);
}
