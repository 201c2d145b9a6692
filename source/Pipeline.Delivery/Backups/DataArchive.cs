using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// A directory as tar in gzip, which every system unpacks. In GNU format: .NET does not read its own pax records when a name in them has a
/// line break.
/// </summary>
internal static class DataArchive
{
    public const string FileName = "data.tar.gz";

    /// <summary>Writes the archive of a directory into a folder; gives the number of files in it.</summary>
    public static async Task<int> WriteAsync(string directory, string folder, ApplyContext context)
    {
        var temporary = Path.Combine(folder, FileName + ".tmp");
        int files;
        await using (var file = new FileStream(temporary, PrivateFile()))
        {
            await using (var gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true))
            await using (var tar = new TarWriter(gzip, TarEntryFormat.Gnu, leaveOpen: true))
                files = await new DataEntries(tar, folder, context).AddAsync(directory);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, Path.Combine(folder, FileName));
        return files;
    }

    /// <summary>Reads an archive from its first byte to its last.</summary>
    public static async Task<BackupArchive> ReadAsync(string folder, CancellationToken cancellation)
    {
        await using var stored = File.OpenRead(Path.Combine(folder, FileName));
        var storedHash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stored, cancellation));
        var (bytes, hash) = await HashAsync(Rewound(stored), cancellation);
        var files = await CountAsync(Rewound(stored), cancellation);
        return new BackupArchive(FileName, "tar (GNU), gzip", files, bytes, hash, stored.Length, storedHash);
    }

    private static async Task<(long Bytes, string Hash)> HashAsync(GZipStream plain, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        long bytes = 0;
        for (var count = await plain.ReadAsync(buffer, cancellation); count > 0; count = await plain.ReadAsync(buffer, cancellation))
        {
            hash.AppendData(buffer, 0, count);
            bytes += count;
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task<int> CountAsync(GZipStream plain, CancellationToken cancellation)
    {
        await using var tar = new TarReader(plain, leaveOpen: true);
        var files = 0;
        while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
            if (entry.EntryType != TarEntryType.Directory) files++;
        return files;
    }

    private static GZipStream Rewound(FileStream stored)
    {
        stored.Position = 0;
        return new GZipStream(stored, CompressionMode.Decompress, leaveOpen: true);
    }

    private static FileStreamOptions PrivateFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
