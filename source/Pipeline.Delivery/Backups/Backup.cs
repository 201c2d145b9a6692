namespace Pipeline.Delivery;

/// <summary>A whole backup: there is a manifest, so everything before it is there too.</summary>
/// <param name="Folder">Where it lies, absolute.</param>
/// <param name="Manifest">What it holds.</param>
public sealed record Backup(string Folder, BackupManifest Manifest);
