using System.Diagnostics;

namespace Pipeline.Agent.Tests;

/// <summary>Waits for what will happen, long enough for a machine that is busy with other things.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task BecomesAsync(Func<Task<bool>> condition, Func<string> otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Patience)
                throw new TimeoutException(otherwise());
            await Task.Delay(20);
        }
    }

    public static Task BecomesAsync(Func<bool> condition, string otherwise) =>
        BecomesAsync(() => Task.FromResult(condition()), () => otherwise);
}
