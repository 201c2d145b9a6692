namespace Pipeline.Delivery;

/// <summary>Something that was proven of a backup after it was taken; kept beside its manifest, sealed like it.</summary>
/// <param name="Backup">The id of the backup.</param>
/// <param name="Kind">What.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="Run">The id of the run.</param>
/// <param name="Detail">In a few words: <c>recovered in 41 s</c>.</param>
public sealed record BackupFact(string Backup, BackupFactKind Kind, DateTimeOffset At, string By, string Run, string Detail);
