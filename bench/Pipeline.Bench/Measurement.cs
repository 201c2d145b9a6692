using System.Globalization;

namespace Pipeline.Bench;

/// <summary>A row of the table.</summary>
/// <param name="What">What was measured, and how.</param>
/// <param name="Value">The figure with its unit.</param>
/// <param name="Budget">What it must not exceed; empty where there is no promise.</param>
internal sealed record Measurement(string What, string Value, string Budget = "")
{
    public static Measurement Of(string what, TimeSpan time, string budget = "") =>
        new(what, string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms"), budget);
}
