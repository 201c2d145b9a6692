namespace Pipeline.Bench;

/// <summary>Writes measurements as a table of Markdown.</summary>
internal static class Table
{
    public static IEnumerable<string> Lines(string title, IReadOnlyList<Measurement> rows)
    {
        string[] header = [title, "measured", "budget"];
        List<string[]> cells = [header, .. rows.Select(r => new[] { r.What, r.Value, r.Budget })];
        var widths = header.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();

        yield return Row(header, widths);
        yield return $"|{new string('-', widths[0] + 2)}|{new string('-', widths[1] + 1)}:|{new string('-', widths[2] + 1)}:|";
        foreach (var row in cells.Skip(1)) yield return Row(row, widths);
        yield return "";
    }

    private static string Row(string[] row, int[] widths) =>
        $"| {row[0].PadRight(widths[0])} | {row[1].PadLeft(widths[1])} | {row[2].PadLeft(widths[2])} |";
}
