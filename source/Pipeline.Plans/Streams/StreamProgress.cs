namespace Pipeline.Plans;

/// <summary>Tells how far a stream is, every second where that can be replaced, else every minute; gives it up when nothing moves any more.</summary>
internal sealed class StreamProgress(IReadOnlyList<StreamMeter> meters, StreamBytes stream, ApplyContext context)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LinePause = TimeSpan.FromMinutes(1);

    private readonly long started = context.Time.GetTimestamp();

    /// <summary>Watches until it is cancelled.</summary>
    /// <exception cref="FailureException">Nothing moved for too long.</exception>
    public async Task WatchAsync(CancellationToken over)
    {
        var (moved, movedAt, toldAt) = (0L, TimeSpan.Zero, TimeSpan.Zero);
        while (await WaitAsync(over))
        {
            var now = context.Time.GetElapsedTime(started);
            var all = meters.Sum(meter => meter.Bytes);
            if (all != moved) (moved, movedAt) = (all, now);
            if (now - movedAt >= stream.Patience) throw Stalled();
            if (context.Output.ShowsProgress) context.Output.Progress(Text(now));
            else if (now - toldAt >= LinePause)
            {
                toldAt = now;
                context.Output.Line(Text(now));
            }
        }
    }

    private string Text(TimeSpan elapsed) =>
        $"{string.Join(", ", meters.Select(meter => meter.Show()))}; {ByteCount.Show((long)(meters[0].Bytes / elapsed.TotalSeconds))}/s, {Duration.Show(TimeSpan.FromSeconds((int)elapsed.TotalSeconds))}";

    private FailureException Stalled() => new($"Nothing moved for {Duration.Show(stream.Patience)}: {string.Join(", ", meters.Select(meter => meter.Show()))}. The stream was given up.")
    {
        Details = [StreamLine.Of(stream, context.Values)],
    };

    private async Task<bool> WaitAsync(CancellationToken over)
    {
        await Task.Delay(stream.Patience < Tick ? stream.Patience : Tick, context.Time, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !over.IsCancellationRequested;
    }
}
