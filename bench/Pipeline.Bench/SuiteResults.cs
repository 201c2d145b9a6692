using System.Xml.Linq;

namespace Pipeline.Bench;

/// <summary>What a run of the suite left: how many tests passed, and the figures that some of them printed.</summary>
/// <param name="folder">The folder with its result files, in Visual Studio's format (.trx).</param>
internal sealed class SuiteResults(string folder)
{
    /// <summary>How <c>Measured</c> of the tests begins a row: table, what, value, budget.</summary>
    private const string Mark = "measured|";

    private readonly List<XElement> elements = [.. Directory.GetFiles(folder, "*.trx").Order(StringComparer.Ordinal).SelectMany(file => XDocument.Load(file).Descendants())];

    public string Summary
    {
        get
        {
            var counters = Named("Counters").ToList();
            return $"The suite: {Sum("passed")} passed, {Sum("failed")} failed, {Sum("total") - Sum("executed")} skipped.";

            int Sum(string counter) => counters.Sum(element => (int)element.Attribute(counter)!);
        }
    }

    /// <summary>The lines of the tables, in the order of their names.</summary>
    public IEnumerable<string> Tables =>
        from output in Named("StdOut")
        from line in output.Value.Split('\n')
        where line.TrimStart().StartsWith(Mark, StringComparison.Ordinal)
        let cells = line.Trim().Split('|')
        group new Measurement(cells[2], cells[3], cells[4]) by cells[1] into table
        orderby table.Key
        from row in Table.Lines(table.Key, [.. table])
        select row;

    private IEnumerable<XElement> Named(string name) => elements.Where(element => element.Name.LocalName == name);
}
