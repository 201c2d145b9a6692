namespace Pipeline.Bench;

/// <summary>Prints measurements as a table of Markdown, to be pasted into docs/measurements.md.</summary>
internal static class Table
{
    public static void Print(string title, IReadOnlyList<Measurement> rows)
    {
        string[] header = [title, "measured", "budget"];
        List<string[]> cells = [header, .. rows.Select(r => new[] { r.What, r.Value, r.Budget })];
        var widths = header.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();

        PrintRow(header, widths);
        Console.WriteLine($"|{new string('-', widths[0] + 2)}|{new string('-', widths[1] + 1)}:|{new string('-', widths[2] + 1)}:|");
        foreach (var row in cells.Skip(1))
            PrintRow(row, widths);
        Console.WriteLine();
    }

    private static void PrintRow(string[] row, int[] widths) =>
        Console.WriteLine($"| {row[0].PadRight(widths[0])} | {row[1].PadLeft(widths[1])} | {row[2].PadLeft(widths[2])} |");
}
