namespace Pipeline.Delivery;

/// <summary>Compares the rows that a backup counted with those that were restored.</summary>
public static class RowDifferences
{
    /// <summary>A sentence for each table that differs; none when all is as it was.</summary>
    /// <param name="counted">Table to its rows in the backup's manifest.</param>
    /// <param name="restored">The same, asked of the restored database.</param>
    public static IEnumerable<string> Of(IReadOnlyDictionary<string, long> counted, IReadOnlyDictionary<string, long> restored) =>
        counted.Keys.Union(restored.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(table => Difference(table, counted, restored)).OfType<string>();

    private static string? Difference(string table, IReadOnlyDictionary<string, long> counted, IReadOnlyDictionary<string, long> restored)
    {
        if (!restored.TryGetValue(table, out var now)) return $"{table} is missing; it had {counted[table]} rows.";
        if (!counted.TryGetValue(table, out var then)) return $"{table} is not in the manifest; it has {now} rows.";
        return then == now ? null : $"{table} has {now} rows; the backup counted {then}.";
    }
}
