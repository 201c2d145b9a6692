using System.Buffers;
using System.Runtime.ExceptionServices;

namespace Pipeline.Plans;

/// <summary>One stream while it runs: a pump before each stage and one before the target. The first failure stops all of them.</summary>
internal sealed class StreamRun(StreamBytes stream, ApplyContext context)
{
    private const int Piece = 256 * 1024;

    private readonly List<StreamMeter> meters = [];
    private readonly List<PipedProcess> stages = [];
    private Exception? first;

    public async Task<StreamResult> RunAsync()
    {
        var started = context.Time.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        try
        {
            await using var source = await stream.Source.OpenAsync(context);
            foreach (var stage in stream.Stages) stages.Add(PipedProcess.Start(stage, context));
            await using var target = await stream.Sink.OpenAsync(context);
            await MoveAsync(source, target, stop);
            return new StreamResult([.. meters.Select(meter => meter.Measure())], context.Time.GetElapsedTime(started));
        }
        finally
        {
            foreach (var stage in stages) await stage.DisposeAsync();
            meters.ForEach(meter => meter.Dispose());
        }
    }

    private async Task MoveAsync(Stream source, IStreamTarget target, CancellationTokenSource stop)
    {
        meters.Add(new StreamMeter(stream.Source.Name, hashes: true));
        foreach (var (index, stage) in stages.Index()) meters.Add(new StreamMeter(stage.Name, hashes: index == stages.Count - 1));

        var progress = new StreamProgress(meters, stream, context);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        var watching = StopAtFailureAsync(() => progress.WatchAsync(over.Token), stop);
        await Task.WhenAll(Pumps(source, target, stop.Token).Select(pump => StopAtFailureAsync(pump, stop)));
        if (first is null) await StopAtFailureAsync(() => target.CompleteAsync(stop.Token), stop);
        await over.CancelAsync();
        await watching;
        if (first is not null) ExceptionDispatchInfo.Throw(first);
    }

    private IEnumerable<Func<Task>> Pumps(Stream source, IStreamTarget target, CancellationToken cancellation)
    {
        var from = source;
        foreach (var (stage, meter) in stages.Zip(meters))
        {
            var input = from;
            yield return async () =>
            {
                await stage.FeedAsync(cancellation);
                await PumpAsync(input, meter, stage.WriteAsync, cancellation);
                stage.EndInput();
            };
            from = new ProcessOutput(stage);
        }

        yield return () => PumpAsync(from, meters[^1], target.WriteAsync, cancellation);
    }

    private static async Task PumpAsync(
        Stream from, StreamMeter meter, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (var count = await from.ReadAsync(buffer, cancellation); count > 0; count = await from.ReadAsync(buffer, cancellation))
            {
                meter.Add(buffer.AsSpan(0, count));
                await write(buffer.AsMemory(0, count), cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Runs a part on a thread of its own; what fails first is why the stream failed, the rest only follows.</summary>
    private Task StopAtFailureAsync(Func<Task> part, CancellationTokenSource stop) => Task.Run(async () =>
    {
        try
        {
            await part();
        }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref first, error, null);
            await stop.CancelAsync();
        }
    });
}
