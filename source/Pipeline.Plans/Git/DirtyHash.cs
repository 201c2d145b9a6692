using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Plans;

/// <summary>Tells one dirty tree from another: SHA-256 over what git says of every change and over the changed files' contents.</summary>
internal static class DirtyHash
{
    public static string Of(string top, IEnumerable<Change> changes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var change in changes)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(change.Entry + "\0"));
            hash.AppendData(Content(Path.Combine(top, change.Path)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4));
    }

    /// <summary>The hash of a file; of a link its target. A deleted file, or a repository within this one, has none.</summary>
    private static byte[] Content(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is { } target) return Encoding.UTF8.GetBytes(target);
        if (!file.Exists) return [];

        using var content = file.OpenRead();
        return SHA256.HashData(content);
    }
}
