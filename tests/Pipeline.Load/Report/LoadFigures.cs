using System.Globalization;

namespace Pipeline.Load;

/// <summary>What became of all requests.</summary>
public sealed record LoadFigures(IReadOnlyList<LaneFigures> Lanes)
{
    public LaneFigures this[string name] => Lanes.Single(lane => lane.Name == name);

    /// <summary>Those of all lanes.</summary>
    public IReadOnlyList<string> Failures => [.. Lanes.SelectMany(lane => lane.Failures)];

    /// <summary>As a table.</summary>
    public override string ToString() => string.Join('\n', Lanes.Select(Row).Prepend(
        $"{"",-14} {"sent",8} {"failed",7} {"closed",7} {"p50 ms",9} {"p90 ms",9} {"p99 ms",9} {"max ms",9}"));

    /// <summary>One line for each kind, as a page of figures has it: what it is, and what became of it.</summary>
    public IEnumerable<(string Lane, string Figures)> Rows => Lanes.Select(lane => (lane.Name, string.Create(
        CultureInfo.InvariantCulture,
        $"{lane.Failures.Count} of {lane.Sent:N0} ({lane.Percentile(0.5):0}, {lane.Percentile(0.99):0}, {lane.Percentile(1):0} ms)")));

    private static string Row(LaneFigures lane) => string.Create(
        CultureInfo.InvariantCulture,
        $"{lane.Name,-14} {lane.Sent,8} {lane.Failures.Count,7} {lane.Closed,7} {lane.Percentile(0.5),9:0.0} {lane.Percentile(0.9),9:0.0} {lane.Percentile(0.99),9:0.0} {lane.Percentile(1),9:0.0}");
}
