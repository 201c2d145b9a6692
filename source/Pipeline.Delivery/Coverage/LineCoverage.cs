using System.Globalization;

namespace Pipeline.Delivery;

/// <summary>How many of the lines that could run did run.</summary>
/// <param name="Covered">Lines that ran.</param>
/// <param name="Total">Lines that could run.</param>
public sealed record LineCoverage(int Covered, int Total)
{
    /// <summary>From 0 to 100; not a number when no line could run.</summary>
    public double Percent => 100.0 * Covered / Total;

    /// <summary>Counts every line once, however often a report names it: a compiler may spread one line over several classes.</summary>
    public static LineCoverage Of(IEnumerable<(string File, int Line, bool IsCovered)> lines)
    {
        var seen = new Dictionary<(string File, int Line), bool>();
        foreach (var (file, line, isCovered) in lines) seen[(file, line)] = seen.GetValueOrDefault((file, line)) || isCovered;
        return new LineCoverage(seen.Count(line => line.Value), seen.Count);
    }

    /// <summary>Cut to one decimal, never rounded up: what is below the threshold must not look as if it reached it.</summary>
    internal string Share => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Percent * 10) / 10:0.0} %");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Share} of the lines ({Covered} of {Total})");
}
