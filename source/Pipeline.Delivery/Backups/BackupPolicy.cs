namespace Pipeline.Delivery;

/// <summary>What is backed up in an environment, how, and where to. One that is taken is a <see cref="Backup"/>.</summary>
/// <param name="Name">Lower case words joined by dashes, unique in the environment: <c>database</c>, <c>uploads</c>. It is part of the place in the store.</param>
public sealed record BackupPolicy(string Name)
{
    /// <summary>Where the data comes from.</summary>
    public required BackupSource Source { get; init; }

    /// <summary>Where it is kept.</summary>
    public required BackupStore Store { get; init; }

    /// <summary>Zstandard with all cores by default.</summary>
    public Compression Compression { get; init; } = Compression.Zstd;

    /// <summary>Who can read it; everybody who can read the store when <see langword="null"/>.</summary>
    public Encryption? Encryption { get; init; }

    /// <summary>
    /// The name of the secret that manifests are sealed with (HMAC-SHA256), so that nobody who can only write to the store can make or change a
    /// backup unnoticed. The passphrase when not set; without either, manifests are not sealed.
    /// </summary>
    public string? SealSecret { get; init; }

    /// <summary>Which backups stay; all when <see langword="null"/>. What goes is deleted after a backup was taken, and shown before.</summary>
    public Retention? Retention { get; init; }

    /// <summary>How restoring is practised.</summary>
    public DrillPolicy Drill { get; init; } = new();

    /// <summary>A deployment takes one before it migrates, and its record names it.</summary>
    public bool BeforeDeployments { get; init; }

    /// <summary>
    /// The most data, in time, that may be lost (RPO): a newest backup older than this is an error for <c>Preflight</c> where the environment is
    /// protected, a warning elsewhere, and trouble for <c>Status</c> and <c>Monitor</c>. Not looked at when <see langword="null"/>.
    /// </summary>
    public TimeSpan? RecoveryPoint { get; init; }

    /// <summary>The longest that a restore may take (RTO); a drill compares. Not looked at when <see langword="null"/>.</summary>
    public TimeSpan? RecoveryTime { get; init; }

    /// <summary>The name of the secret that seals and checks manifests; <see langword="null"/> when there is none.</summary>
    public string? SealedBy => SealSecret ?? Encryption?.Passphrase;

    /// <summary>The names of all secrets that taking and reading these backups needs.</summary>
    public IEnumerable<string> Secrets =>
        [.. Source.Secrets, .. Encryption?.Secrets ?? [], .. Store.Secrets, .. SealSecret is null ? Array.Empty<string>() : [SealSecret]];

    /// <summary>The names of all secrets that reading these backups back needs; the machine that takes them may not have them.</summary>
    public IEnumerable<string> OpeningSecrets =>
        [.. Encryption?.OpeningSecrets ?? [], .. Store.Secrets, .. SealedBy is { } seal ? [seal] : Array.Empty<string>()];

    /// <summary>The programs that reading one back needs on this machine.</summary>
    public IEnumerable<string> OpeningTools =>
        [.. Compression.Program is { } unpacker ? [unpacker] : Array.Empty<string>(), .. Encryption is null ? [] : new[] { Encryption.Program }];

    /// <summary>The programs that taking one needs on this machine.</summary>
    public IEnumerable<string> Tools =>
        [.. Source.Tools, .. Compression.Program is { } packer ? [packer] : Array.Empty<string>(), .. Encryption is null ? [] : new[] { Encryption.Program }];
}
