namespace Pipeline.Delivery;

/// <summary>Where backups are kept.</summary>
public abstract record BackupStore
{
    /// <summary>Names of the secrets that reading and writing need.</summary>
    public virtual IEnumerable<string> Secrets => [];

    /// <summary>Opens it for an environment.</summary>
    /// <exception cref="Plans.FailureException">A secret has no value.</exception>
    public abstract IObjectStore Open(Site site);
}
