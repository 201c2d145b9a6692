using System.Diagnostics;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Waits for what another process does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static Task Exists(string path) => IsTrue(() => File.Exists(path), $"there is a file {path}");

    public static async Task IsTrue(Func<bool> condition, string expectation)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            waited.Elapsed.Should().BeLessThan(Limit, $"by then {expectation}");
            await Task.Delay(20);
        }
    }
}
