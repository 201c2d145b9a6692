using System.IO.Pipelines;

namespace Pipeline.Plans;

/// <summary>
/// Reads the output of a process on a thread of its own, a little ahead of who takes it. An asynchronous read of a pipe has the whole program woken
/// at every piece that the process writes, and there are programs that write 4 KiB at a time: this thread sleeps a moment after a
/// small piece, where the pipe holds what comes meanwhile.
/// </summary>
internal sealed class ReadAhead : IAsyncDisposable
{
    private const int Capacity = 1024 * 1024, Segment = 256 * 1024, Little = 64 * 1024;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(3);

    private readonly Stream output;
    private readonly bool isWide;
    private readonly TimeSpan patience;
    private readonly TimeProvider time;
    private readonly Pipe pipe = new(new PipeOptions(pauseWriterThreshold: Capacity, resumeWriterThreshold: Capacity / 2, minimumSegmentSize: Segment, useSynchronizationContext: false));
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;

    /// <param name="output">What the process writes.</param>
    /// <param name="patience">How long, after the process has ended, another may keep its output open.</param>
    /// <param name="time">The clock.</param>
    public ReadAhead(Stream output, TimeSpan patience, TimeProvider time)
    {
        (this.output, this.patience, this.time) = (output, patience, time);
        isWide = WidePipe.Widen(output);
        Bytes = pipe.Reader.AsStream();
        reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What was read.</summary>
    public Stream Bytes { get; }

    /// <summary>Ends the reading; the process has ended before.</summary>
    public async ValueTask DisposeAsync()
    {
        over.SetResult();
        await pipe.Reader.CompleteAsync();
        await Task.WhenAny(reading, Task.Delay(patience, time));
    }

    private void Read()
    {
        try
        {
            while (output.Read(pipe.Writer.GetSpan(Little)) is var count and > 0)
            {
                pipe.Writer.Advance(count);
                if (pipe.Writer.FlushAsync().AsTask().GetAwaiter().GetResult().IsCompleted) break;
                if (isWide && count < Little) over.Task.Wait(Moment);
            }

            pipe.Writer.Complete();
        }
        catch (Exception error)
        {
            pipe.Writer.Complete(error);
        }
    }
}
