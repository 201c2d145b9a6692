using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>OpenPGP (RFC 4880) with a passphrase, AES-256, by GnuPG. The passphrase goes to it by standard input.</summary>
/// <param name="Secret">The name of the secret with the passphrase; one line.</param>
public sealed record OpenPgpPassphrase(string Secret) : Encryption
{
    public override string Program => "gpg";

    public override string Format => "OpenPGP";

    internal override string Extension => ".gpg";

    public override string Key => $"passphrase {Secret}";

    public override string Back => "gpg --decrypt";

    public override string Passphrase => Secret;

    public override IEnumerable<string> Secrets => [Secret];

    public override IEnumerable<string> OpeningSecrets => [Secret];

    internal override Command Opening(Site site) => new(
        "gpg", [.. GnuPG.Quiet, "--pinentry-mode=loopback", "--passphrase-fd=0", "--no-symkey-cache", "--decrypt"])
    {
        Input = FirstLine(BackupSecrets.Value(site, Secret, "Decrypting backups")),
    };

    internal override Command Stage(Site site) => new(
        "gpg",
        [
            .. GnuPG.Quiet, "--pinentry-mode=loopback", "--passphrase-fd=0", "--no-symkey-cache",
            "--s2k-mode=3", "--s2k-count=65011712", "--s2k-digest-algo=SHA512", "--symmetric",
        ])
    {
        Input = FirstLine(BackupSecrets.Value(site, Secret, "Encrypting backups")),
    };

    private static CommandInput FirstLine(Secret secret) => secret.Reveal().AsSpan().IndexOfAny('\r', '\n') < 0
        ? new CommandInput(Redactor.Mask, Encoding.UTF8.GetBytes($"{secret.Reveal()}\n")) { Secrets = [secret] }
        : throw new FailureException($"{secret.Name} has several lines; GnuPG would take the first for the passphrase.") { NextSteps = [$"Set {secret.Name} to one line."] };
}
