using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Delivery;

/// <summary>Files that belong together, with a file that tells whether one of them changed.</summary>
internal static class HostFiles
{
    private const string DigestFile = "digest";

    public static IReadOnlyList<HostFile> WithDigest(params HostFile[] files)
    {
        var all = string.Concat(files.Select(file => $"{file.Name}\n{file.Text}\n"));
        return [.. files, new HostFile(DigestFile, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all))))];
    }

    public static string Digest(IReadOnlyList<HostFile> files) => files.Single(file => file.Name == DigestFile).Text;
}
