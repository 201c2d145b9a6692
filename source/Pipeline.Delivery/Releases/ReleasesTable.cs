namespace Pipeline.Delivery;

/// <summary>What was brought up in an environment, newest first, for a person.</summary>
public static class ReleasesTable
{
    private static readonly string[] Heads = ["", "Release", "Completed (UTC)", "Kind", "By", "Schema", "Rollback"];

    /// <param name="history">Completed deployments, oldest first.</param>
    /// <param name="live">The version that serves; <see langword="null"/> when none does.</param>
    /// <param name="kept">How many releases before the newest stay ready for a rollback.</param>
    /// <param name="lines">How many to show.</param>
    public static IEnumerable<string> Of(IReadOnlyList<DeploymentRecord> history, string? live, int kept, int lines)
    {
        if (history.Count == 0) return ["Nothing was deployed yet."];

        var versions = history.Select(record => record.Release.Version).Reverse().Distinct(StringComparer.Ordinal).ToList();
        var ready = versions.Skip(1).Take(kept).ToHashSet(StringComparer.Ordinal);
        List<string[]> rows = [Heads, .. history.Reverse().Take(lines).Select((record, index) => Row(record, index == 0, live, ready))];
        var widths = Heads.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return
        [
            .. rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()),
            .. history.Count > lines ? [$"{history.Count - lines} older: --lines {history.Count}"] : Array.Empty<string>(),
        ];
    }

    private static string[] Row(DeploymentRecord record, bool isNewest, string? live, HashSet<string> ready) =>
    [
        isNewest && record.Release.Version == live ? "->" : "",
        record.Release.Version,
        $"{record.At.UtcDateTime:yyyy-MM-dd HH:mm}",
        record.Kind,
        record.By,
        string.Join(", ", record.Schema.Select(schema => $"{schema.Key} {schema.Value}")),
        ready.Contains(record.Release.Version) ? "ready" : "",
    ];
}
