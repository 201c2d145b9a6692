namespace Pipeline.Delivery;

/// <summary>A folder of this machine, or one that is mounted here. What lies in it only its user can read (mode 0600).</summary>
/// <param name="Folder">Relative to the repository's root, or absolute; made when it is not there.</param>
public sealed record DirectoryStore(string Folder) : BackupStore
{
    public override IObjectStore Open(Site site) => new DirectoryObjects(Path.GetFullPath(Folder, site.Root));

    public override string ToString() => Folder;
}
