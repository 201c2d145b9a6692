namespace Pipeline.Delivery;

/// <summary>Where an edge has its certificates from. A folder's path converts to one.</summary>
public abstract record Certificates
{
    private protected Certificates() { }

    /// <summary>
    /// Certificates that somebody else puts onto the machine: a folder of PEM files, each of certificate chain and private key, which the user
    /// that deploys can read.
    /// </summary>
    public static implicit operator Certificates(string folder) => new CertificateFolder(folder);

    /// <summary>The folder on the machine, for an environment in that folder.</summary>
    internal abstract string FolderIn(string home);
}
