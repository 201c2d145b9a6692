using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>How the data of a backup is read back: out of the store, decrypted, unpacked. Its manifest says how it was made.</summary>
internal static class BackupReading
{
    /// <summary>A dump that <c>pg_restore</c> reads; see <see cref="BackupData.Format"/>.</summary>
    public static bool IsArchive(BackupManifest manifest) => Formats(manifest)[0] == "pg_dump custom";

    /// <summary>A folder that <c>pg_restore</c> reads, as a tar archive.</summary>
    public static bool IsFolder(BackupManifest manifest) => Formats(manifest)[0] == "pg_dump directory";

    /// <summary>What was dumped is a PostgreSQL database.</summary>
    public static bool IsDatabase(BackupManifest manifest) => IsArchive(manifest) || IsFolder(manifest) || IsSql(manifest);

    /// <summary>SQL that <c>psql</c> runs.</summary>
    private static bool IsSql(BackupManifest manifest) => Formats(manifest)[0] == "SQL";

    /// <summary>The programs that undo what packed it, in order.</summary>
    /// <exception cref="FailureException">The policy has another encryption than the backup.</exception>
    public static IReadOnlyList<Command> Stages(BackupPlace place, BackupManifest manifest)
    {
        var formats = Formats(manifest);
        return [.. Decrypt(place, manifest, formats), .. Unpack(formats)];
    }

    private static IEnumerable<Command> Decrypt(BackupPlace place, BackupManifest manifest, string[] formats)
    {
        if (manifest.Data.Key is null) return [];
        if (place.Policy.Encryption is { } encryption && encryption.Format == formats[^1]) return [encryption.Opening(place.Site)];

        throw new FailureException($"{manifest.Id} is encrypted ({formats[^1]}, {manifest.Data.Key}); the policy {place.Policy.Name} no longer says how to open it.")
        {
            IsFinal = true,
            NextSteps = ["Give the policy the Encryption that it had then, or restore by hand:", manifest.Restore],
        };
    }

    private static IEnumerable<Command> Unpack(string[] formats) =>
        Compression.All.Where(compression => formats.Contains(compression.Program, StringComparer.Ordinal)).SelectMany(compression => compression.Unpacking);

    private static string[] Formats(BackupManifest manifest) => manifest.Data.Format.Split(", ");
}
