namespace Pipeline.Delivery;

/// <summary>Where the backups of one policy in one environment are, in its store: <c>APPLICATION/ENVIRONMENT/POLICY/ID/</c>.</summary>
/// <param name="Site">The environment.</param>
/// <param name="Policy">The policy.</param>
public sealed record BackupPlace(Site Site, BackupPolicy Policy)
{
    /// <summary>All keys of it begin so.</summary>
    public string Prefix => $"{Site.Application.Name}/{Site.Environment.Name}/{Policy.Name}/";

    /// <summary>The store, opened with the secrets of the environment.</summary>
    public IObjectStore Objects => Policy.Store.Open(Site);

    /// <summary>What seals the manifests there; <see langword="null"/> where nothing does.</summary>
    /// <exception cref="Plans.FailureException">The secret has no value.</exception>
    internal ManifestSeal? Seal() => Policy.SealedBy is { } name ? ManifestSeal.Of(BackupSecrets.Value(Site, name, $"The backup {Policy.Name}"), Prefix) : null;

    internal string Folder(string id) => Prefix + id;
}
