using System.Globalization;

namespace Pipeline.Delivery;

/// <summary>What a backup holds and how to get it back without this program. Written last: a backup without it does not exist.</summary>
public sealed record BackupManifest
{
    /// <summary>The name of the manifest in a backup's place.</summary>
    internal const string FileName = "manifest.json";

    /// <summary>The version of the manifest's own format; another one is not understood. 1 had archives of folders alone.</summary>
    internal const int CurrentFormat = 2;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>Its name in the store; sorts by time.</summary>
    public required string Id { get; init; }

    /// <summary>Whose data.</summary>
    public required string Application { get; init; }

    /// <summary>From which environment.</summary>
    public required string Environment { get; init; }

    /// <summary>By which policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The moment that the data is of: reading it began then.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>When everything was stored.</summary>
    public required DateTimeOffset CompletedAt { get; init; }

    /// <summary>The id of the run that took it.</summary>
    public required string Run { get; init; }

    /// <summary>Who started that run.</summary>
    public required string By { get; init; }

    /// <summary>The version that ran; <see langword="null"/> when none did.</summary>
    public string? Release { get; init; }

    /// <summary>Service name to the revision of its schema, as of the last deployment.</summary>
    public SortedDictionary<string, string> Schema { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What was backed up.</summary>
    public required SourceFacts Source { get; init; }

    /// <summary>Program to the first line of what it says of its version.</summary>
    public SortedDictionary<string, string> Tools { get; init; } = new(StringComparer.Ordinal);

    /// <summary>How much each part of the stream wrote: the source, then the stages.</summary>
    public required IReadOnlyList<BackupStage> Stages { get; init; }

    /// <summary>The object beside the manifest.</summary>
    public required BackupData Data { get; init; }

    /// <summary>The tables with their rows, counted in the dump's own snapshot; empty where the source has none.</summary>
    public IReadOnlyList<TableRows> Tables { get; init; } = [];

    /// <summary>The command that gets the data back, where <c>data…</c> was downloaded to.</summary>
    public required string Restore { get; init; }

    /// <summary>The major version of the server that was dumped: 15; 0 where there was none.</summary>
    internal int ServerMajor => int.TryParse(string.Concat((Source.ServerVersion ?? "").TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var major) ? major : 0;

    internal bool IsOf(BackupPlace place, string id) =>
        (Application, Environment, Policy, Id) == (place.Site.Application.Name, place.Site.Environment.Name, place.Policy.Name, id);
}
