namespace Pipeline.Delivery;

/// <summary>Compares the rows that a backup counted with those that were restored.</summary>
public static class RowDifferences
{
    /// <summary>A sentence for each table that differs; none when all is as it was.</summary>
    /// <param name="counted">What the backup's manifest says.</param>
    /// <param name="restored">The same, asked of the restored database.</param>
    public static IEnumerable<string> Of(IReadOnlyList<TableRows> counted, IReadOnlyList<TableRows> restored)
    {
        var (then, now) = (ByName(counted), ByName(restored));
        return then.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(table => Difference(table, then, now)).OfType<string>();
    }

    private static Dictionary<string, long> ByName(IReadOnlyList<TableRows> tables) =>
        tables.ToDictionary(table => $"{table.Schema}.{table.Table}", table => table.Rows, StringComparer.Ordinal);

    private static string? Difference(string table, Dictionary<string, long> counted, Dictionary<string, long> restored)
    {
        if (!restored.TryGetValue(table, out var now)) return $"{table} is missing; it had {counted[table]} rows.";
        if (!counted.TryGetValue(table, out var then)) return $"{table} is not in the manifest; it has {now} rows.";
        return then == now ? null : $"{table} has {now} rows; the backup counted {then}.";
    }
}
