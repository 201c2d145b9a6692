namespace Pipeline.Delivery;

/// <summary>Certificates that somebody else puts onto the machine.</summary>
/// <param name="Folder">Absolute, with PEM files, each of certificate chain and private key.</param>
public sealed record CertificateFolder(string Folder) : Certificates
{
    internal override string FolderIn(string home) => Folder;
}
