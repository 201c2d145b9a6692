using Xunit.Abstractions;

namespace Pipeline.Testing;

/// <summary>Figures for docs/measurements.md: a test prints a line for each, the benchmarks' report finds them in the results of the soak.</summary>
internal static class Measured
{
    /// <summary>The trait of a class that measures what others on the machine disturb: a soak runs it with nothing beside it.</summary>
    public const string Trait = "Measures", Time = "time";

    /// <param name="report">The test's output.</param>
    /// <param name="table">The heading of the table that the row belongs to.</param>
    /// <param name="what">What was measured, and how.</param>
    /// <param name="value">The figure with its unit.</param>
    /// <param name="budget">What it must not exceed; empty where there is no promise.</param>
    public static void Row(this ITestOutputHelper report, string table, string what, string value, string budget = "") =>
        report.WriteLine($"measured|{table}|{what}|{value}|{budget}");
}
