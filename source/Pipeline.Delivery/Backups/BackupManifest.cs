namespace Pipeline.Delivery;

/// <summary>What a backup holds and how to get it back without this program. Written last: a backup without it does not exist.</summary>
/// <param name="Application">Whose data.</param>
/// <param name="Environment">From which environment.</param>
/// <param name="Service">Of which service.</param>
/// <param name="TakenAt">When reading the data began.</param>
/// <param name="Run">The id of the run that took it.</param>
/// <param name="By">Who started that run.</param>
/// <param name="Release">The version that ran; <see langword="null"/> when none did.</param>
/// <param name="Schema">The revision of the data's schema; <see langword="null"/> when it has none.</param>
/// <param name="Data">The archive.</param>
/// <param name="Restore">The command that unpacks it, in the backup's folder.</param>
/// <param name="Tools">Name to version of what wrote it.</param>
public sealed record BackupManifest(
    string Application,
    string Environment,
    string Service,
    DateTimeOffset TakenAt,
    string Run,
    string By,
    string? Release,
    string? Schema,
    BackupArchive Data,
    string Restore,
    SortedDictionary<string, string> Tools)
{
    /// <summary>The name of the manifest's file.</summary>
    internal const string FileName = "manifest.json";

    /// <summary>The version of the manifest's own format; a higher one is not understood.</summary>
    public int Format { get; init; } = 1;
}
