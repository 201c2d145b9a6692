namespace Pipeline.Delivery;

/// <summary>How restoring is practised: where to, and what is looked at. How long it may take is <see cref="BackupPolicy.RecoveryTime"/>.</summary>
public sealed record DrillPolicy
{
    /// <summary>
    /// The secret with the address of an empty database, which is emptied again afterwards. When <see langword="null"/>, a PostgreSQL of the dump's
    /// version or the next newer one is started on this machine for the drill, and removed.
    /// </summary>
    public string? DatabaseSecret { get; init; }

    /// <summary>
    /// Roles that own restored objects or have rights on them, and that you create before you restore; a dump does not bring them. A drill creates
    /// these, and fails when the dump names another one.
    /// </summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The service whose migrations must have nothing pending on the restored database, as this checkout has them; not asked when <see langword="null"/>.</summary>
    public string? MigrationsOf { get; init; }

    /// <summary>A command that must succeed on the restored database, in the repository's root; none when empty.</summary>
    public IReadOnlyList<string> SmokeCommand { get; init; } = [];

    /// <summary>The variable in which the smoke command finds the address of the restored database; <c>DATABASE_URL</c> by default.</summary>
    public string DatabaseVariable { get; init; } = "DATABASE_URL";
}
