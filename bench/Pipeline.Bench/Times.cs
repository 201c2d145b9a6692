using System.Diagnostics;

namespace Pipeline.Bench;

/// <summary>Takes the time of actions in turn, so that what else the machine does falls on all of them.</summary>
internal static class Times
{
    public static async Task<IReadOnlyList<TimeSpan>> MediansAsync(int rounds, params Func<Task>[] actions)
    {
        var times = actions.Select(_ => new List<TimeSpan>()).ToList();
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < actions.Length; i++)
                times[i].Add(await OnceAsync(actions[i]));
        return [.. times.Select(Median)];
    }

    private static async Task<TimeSpan> OnceAsync(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed;
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
