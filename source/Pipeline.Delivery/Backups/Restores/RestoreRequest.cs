using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A backup to bring back.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Backup">Which.</param>
/// <param name="Host">The way to the target, and what runs there.</param>
/// <param name="State">What runs.</param>
/// <param name="Running">The newest completed deployment there; <see langword="null"/> before the first.</param>
/// <param name="Stamp">Who restores.</param>
public sealed record RestoreRequest(BackupPlace Place, Backup Backup, IEnvironmentHost Host, HostState State, DeploymentRecord? Running, RunStamp Stamp)
{
    /// <summary>The name of the secret with the address of the database.</summary>
    public required string TargetSecret { get; init; }

    /// <summary>Its value; it is there when the plan is applied.</summary>
    public Secret? Target { get; init; }

    /// <summary>The name of the database in an address; <see langword="null"/> when it is none.</summary>
    public static string? DatabaseIn(Secret url) => PostgresAddress.Of(url.Reveal())?.Database;

    /// <summary>Somebody has typed that what is in it goes; a backup of that is taken first.</summary>
    public bool Overwrites { get; init; }

    /// <summary>Nothing serves while it is restored.</summary>
    public bool StopsServices { get; init; }
}
