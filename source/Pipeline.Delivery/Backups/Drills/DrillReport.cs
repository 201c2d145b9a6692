using System.Text.Json.Serialization;

namespace Pipeline.Delivery;

/// <summary>What a drill found.</summary>
/// <param name="Application">Whose data.</param>
/// <param name="Environment">Which environment's.</param>
/// <param name="Source">Which of its sources: <c>database</c>.</param>
/// <param name="Backup">The id of the backup that was restored.</param>
/// <param name="TakenAt">When that was taken.</param>
/// <param name="StartedAt">When the drill began.</param>
/// <param name="By">Who started it.</param>
/// <param name="Run">The id of the run.</param>
public sealed record DrillReport(
    string Application, string Environment, string Source, string Backup, DateTimeOffset TakenAt, DateTimeOffset StartedAt, string By, string Run)
{
    /// <summary>From the beginning until the last check was done; until it failed, when it did.</summary>
    public required TimeSpan RecoveryTime { get; init; }

    /// <summary>What would have been lost, had the environment broken when the drill began: the age of the backup.</summary>
    public TimeSpan RecoveryPoint => StartedAt - TakenAt;

    /// <summary>At most; <see langword="null"/> where nobody said.</summary>
    public TimeSpan? RecoveryTimeObjective { get; init; }

    /// <summary>At most; <see langword="null"/> where nobody said.</summary>
    public TimeSpan? RecoveryPointObjective { get; init; }

    /// <summary>Where it was restored into: <c>PostgreSQL 15, scratch</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Table to restored rows.</summary>
    public SortedDictionary<string, long> Rows { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What was looked at besides, in a word each: <c>migrations of api: nothing pending</c>.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    /// <summary>Why it failed before its end; <see langword="null"/> when it came to its end.</summary>
    public string? Failure { get; init; }

    /// <summary>Everything that is wrong, a sentence each; none when the drill has passed.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. Failure is null ? (string[])[] : [Failure],
        .. RecoveryTime > RecoveryTimeObjective ? (string[])[$"Recovery took {DrillText.Show(RecoveryTime)}; the objective is {DrillText.Show(RecoveryTimeObjective.Value)}."] : [],
        .. RecoveryPoint > RecoveryPointObjective ? (string[])[$"The backup was {DrillText.Show(RecoveryPoint)} old; the objective is {DrillText.Show(RecoveryPointObjective.Value)}."] : [],
    ];

    [JsonIgnore]
    public bool HasPassed => Problems.Count == 0;
}
