namespace Pipeline.Delivery;

/// <summary>What is backed up: a database, a folder. It describes how to read it as one stream, in a format that standard tools take back.</summary>
public abstract record BackupSource
{
    /// <summary>What it is, in one word: <c>postgresql</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Names of the secrets that reading needs.</summary>
    public virtual IEnumerable<string> Secrets => [];

    /// <summary>The programs that reading needs on this machine.</summary>
    public abstract IEnumerable<string> Tools { get; }

    /// <summary>How it is read in an environment.</summary>
    /// <param name="site">The environment.</param>
    /// <param name="host">The way to what runs there.</param>
    /// <param name="running">The release that runs there; <see langword="null"/> when none ever did.</param>
    /// <returns><see langword="null"/> while there is nothing to read: nothing ever ran there.</returns>
    /// <exception cref="Plans.FailureException">It cannot be read there: a secret has no value, the host has no such place.</exception>
    public abstract SourceReading? Read(Site site, IEnvironmentHost host, Release? running);
}
