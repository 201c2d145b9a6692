namespace Pipeline.Delivery;

/// <summary>Whether a backup stays.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="IsKept">It stays.</param>
/// <param name="Reason">Why, for a person: <c>day 2 of 7 (2026-11-25)</c>.</param>
public sealed record RetentionVerdict(DatedBackup Backup, bool IsKept, string Reason);
