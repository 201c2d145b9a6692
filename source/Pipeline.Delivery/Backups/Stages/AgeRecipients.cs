using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// age (https://age-encryption.org/v1), for one key or several; any of them opens it. The machine that takes backups cannot read them.
/// </summary>
/// <param name="Recipients">Public keys: <c>age1…</c>, or an SSH key as <c>ssh-ed25519 …</c>.</param>
public sealed record AgeRecipients(params EquatableList<string> Recipients) : Encryption
{
    private const string Identity = "AGE_IDENTITY";

    public override string Program => "age";

    public override string Format => "age";

    internal override string Extension => ".age";

    public override string Key => string.Join(", ", Recipients);

    public override string Back => "age --decrypt --identity KEY.txt";

    /// <summary>The name of the secret with the identity that decrypts (<c>AGE-SECRET-KEY-1…</c>); only what reads backups needs it.</summary>
    public string IdentitySecret { get; init; } = "BACKUP_AGE_IDENTITY";

    public override IEnumerable<string> OpeningSecrets => [IdentitySecret];

    /// <summary>age takes an identity from a file alone, and its standard input is the backup: a third descriptor is the file, so that no disk sees the key.</summary>
    internal override Command Opening(Site site) => new("/bin/sh", "-c", $"exec age --decrypt --identity /dev/fd/3 3<<END\n${Identity}\nEND")
    {
        Name = Program,
        Secrets = ImmutableSortedDictionary<string, Secret>.Empty.Add(Identity, BackupSecrets.Value(site, IdentitySecret, "Decrypting backups")),
    };

    internal override Command Stage(Site site) => new("age", ["--encrypt", .. Recipients.SelectMany(recipient => new[] { "--recipient", recipient }).Select(Value.Of)]);
}
