using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Plans;

/// <summary>
/// Names a folder by what is in it. The digest is <c>sha256:</c> and the SHA-256 of its entries one after the other, sorted by relative
/// path (with slashes, by code unit): <c>d path NUL</c> for a folder, <c>l path NUL target NUL</c> for a symbolic link,
/// <c>f path NUL size NUL content</c> for a file, <c>x</c> instead of <c>f</c> where its owner may execute it. Times, owners and other
/// permissions do not count.
/// </summary>
public static class DirectoryDigest
{
    private static readonly FileStreamOptions Reading = new() { Share = FileShare.ReadWrite, BufferSize = 0, Options = FileOptions.SequentialScan };

    /// <summary>Reads the whole folder.</summary>
    /// <exception cref="FailureException">There is no such folder, or a link in it points out of it.</exception>
    public static async Task<string> OfAsync(string folder, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in TreeEntry.AllOf(folder)) await AppendAsync(hash, folder, entry, cancellation);
        return $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static async Task AppendAsync(IncrementalHash hash, string folder, TreeEntry entry, CancellationToken cancellation)
    {
        var kind = entry.Kind switch { TreeEntryKind.Folder => 'd', TreeEntryKind.Link => 'l', TreeEntryKind.Program => 'x', _ => 'f' };
        Text(hash, $"{kind} {entry.Path}\0");
        if (entry.Kind == TreeEntryKind.Link) Text(hash, $"{entry.Target}\0");
        if (entry.Kind is TreeEntryKind.File or TreeEntryKind.Program) await ContentAsync(hash, Path.Combine(folder, entry.Path), cancellation);
    }

    private static async Task ContentAsync(IncrementalHash hash, string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, Reading);
        Text(hash, string.Create(CultureInfo.InvariantCulture, $"{file.Length}\0"));
        var buffer = new byte[128 * 1024];
        int count;
        while ((count = await file.ReadAsync(buffer, cancellation)) > 0) hash.AppendData(buffer, 0, count);
    }

    private static void Text(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
}
