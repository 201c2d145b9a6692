using System.Diagnostics;

namespace Pipeline.Lab.Tests;

/// <summary>Waits for what a server does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static async Task SucceedsAsync(Func<Task<LabCommand>> command)
    {
        var waited = Stopwatch.StartNew();
        LabCommand last;
        while ((last = await command()).ExitCode != 0)
        {
            waited.Elapsed.Should().BeLessThan(Limit, "by then {0} succeeds, but: {1}", last.Line, last.Error);
            await Task.Delay(100);
        }
    }

    public static async Task IsTrueAsync(Func<Task<bool>> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            waited.Elapsed.Should().BeLessThan(Limit);
            await Task.Delay(100);
        }
    }
}
