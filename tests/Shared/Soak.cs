namespace Pipeline.Testing;

/// <summary>Two tiers: the gate runs every scenario once; with <c>PIPELINE_SOAK=1</c> the figures are full.</summary>
internal static class Soak
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("PIPELINE_SOAK") == "1";

    /// <summary>All of them in a soak, otherwise one of so many.</summary>
    public static IEnumerable<T> Sample<T>(IEnumerable<T> all, int oneOf) => all.Where((_, index) => IsOn || index % oneOf == 0);
}
