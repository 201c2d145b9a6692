namespace Pipeline.Delivery;

/// <summary>What is known when a backup begins.</summary>
/// <param name="Id">Its name in the store.</param>
/// <param name="At">The moment.</param>
/// <param name="Timestamp">The same by a clock that nobody sets.</param>
/// <param name="Tools">Program to the first line of what it says of its version.</param>
internal sealed record BackupStart(string Id, DateTimeOffset At, long Timestamp, SortedDictionary<string, string> Tools);
