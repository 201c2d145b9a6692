namespace Pipeline.Load;

/// <summary>Load that goes on until it is stopped.</summary>
public sealed class LoadRun : IAsyncDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly IReadOnlyList<Lane> lanes;
    private readonly Task all;

    private LoadRun(LoadOptions options)
    {
        lanes = [.. LanesOf(options, new Clock())];
        all = Task.WhenAll(lanes.Select(lane => Task.Run(() => lane.RunAsync(over.Token))));
    }

    public static LoadRun Start(LoadOptions options) => new(options);

    /// <summary>The figures so far.</summary>
    public LoadFigures Figures => new([.. lanes.Select(lane => lane.Tally.Figures())]);

    /// <summary>Sends nothing more, waits for the answers that are still to come, and gives the figures.</summary>
    public async Task<LoadFigures> StopAsync()
    {
        await over.CancelAsync();
        await all;
        return Figures;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        over.Dispose();
    }

    private static IEnumerable<Lane> LanesOf(LoadOptions options, Clock clock)
    {
        if (options.ShortRate > 0) yield return new RateLane("short GET", options, clock, options.ShortRate, "GET", options.ShortPath, []);
        if (options.Kept > 0) yield return new KeptLane(options, clock);
        if (options.SlowRate > 0) yield return new RateLane("slow GET", options, clock, options.SlowRate, "GET", options.SlowPath, []);
        if (options.UploadRate > 0) yield return new RateLane("upload", options, clock, options.UploadRate, "PUT", options.UploadPath, new byte[options.UploadSize]);
        if (options.Listeners > 0) yield return new EventLane(options, clock);
    }
}
