using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What was measured, for a person.</summary>
internal static class Figures
{
    public static string Of(Window window) =>
        $"{window.Requests} requests in {Duration.Show(window.Time)}, {window.Errors} failed"
        + (window.Requests == 0 ? "" : $" ({Limit.Percent((double)window.Errors / window.Requests)})")
        + (window.Latency is { } latency ? $", latency {Duration.Show(latency)}" : "");
}
