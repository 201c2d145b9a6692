namespace Pipeline.Delivery;

/// <summary>A whole backup: there is a manifest, so everything before it is there too.</summary>
/// <param name="Folder">Its place in the store, without a slash at the end: <c>shop/production/database/20261126T031500Z-1a2b3c4d</c>.</param>
/// <param name="Manifest">What it holds.</param>
public sealed record Backup(string Folder, BackupManifest Manifest)
{
    /// <summary>The key of the data in the store.</summary>
    public string DataKey => $"{Folder}/{Manifest.Data.File}";

    /// <summary>The key of the manifest in the store.</summary>
    public string ManifestKey => $"{Folder}/{BackupManifest.FileName}";
}
