namespace Pipeline.Delivery;

/// <summary>A backup to take.</summary>
/// <param name="Place">Which policy, and where it goes.</param>
/// <param name="Host">The way to the data.</param>
/// <param name="Running">The newest completed deployment there; <see langword="null"/> before the first.</param>
/// <param name="Stamp">Who takes it.</param>
public sealed record BackupRequest(BackupPlace Place, IEnvironmentHost Host, DeploymentRecord? Running, RunStamp Stamp);
