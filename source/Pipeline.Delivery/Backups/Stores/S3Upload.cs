using Amazon.S3;
using Amazon.S3.Model;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// An object that is sent in parts, some at a time; whoever writes waits when all are under way, so memory stays bounded. A small one is sent
/// whole. Until it is completed nothing can be read, and disposed before, it aborts the upload.
/// </summary>
internal sealed class S3Upload(S3Store store, IAmazonS3 client, string key, string address, ApplyContext context) : IStreamTarget
{
    private const int AtOnce = 4, MostParts = 10_000;

    /// <summary>How long an abort may take: an interrupted run has little time.</summary>
    private static readonly TimeSpan AbortWithin = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim slots = new(AtOnce);
    private readonly CancellationTokenSource stop = new();
    private readonly Stack<byte[]> buffers = new();
    private readonly List<Task<PartETag>> parts = [];
    private byte[] filling = new byte[store.PartSize];
    private int filled;
    private long total;
    private string? upload;
    private bool isComplete;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (bytes.Length > 0)
        {
            if (filled == filling.Length) await SendAsync(cancellation);
            var piece = bytes[..Math.Min(bytes.Length, filling.Length - filled)];
            piece.CopyTo(filling.AsMemory(filled));
            filled += piece.Length;
            total += piece.Length;
            bytes = bytes[piece.Length..];
        }
    }

    public async Task CompleteAsync(CancellationToken cancellation)
    {
        if (upload is null) await PutAsync(cancellation);
        else await FinishAsync(cancellation);

        var head = await Told(() => client.GetObjectMetadataAsync(store.Bucket, key, cancellation), cancellation);
        if (head.ContentLength != total) throw new FailureException($"{address} has {head.ContentLength} bytes, {total} were sent.");
        isComplete = true;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await ((Task)Task.WhenAll(parts)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!isComplete && upload is not null) await AbortAsync();
        slots.Dispose();
        stop.Dispose();
    }

    private async Task PutAsync(CancellationToken cancellation) => await Told(
        () => client.PutObjectAsync(S3Requests.Put(store, key, filling.AsMemory(0, filled), store.StorageClass), cancellation), cancellation);

    private async Task FinishAsync(CancellationToken cancellation)
    {
        if (filled > 0) await SendAsync(cancellation);
        var request = new CompleteMultipartUploadRequest { BucketName = store.Bucket, Key = key, UploadId = upload, PartETags = [.. await Task.WhenAll(parts)] };
        await Told(() => client.CompleteMultipartUploadAsync(request, cancellation), cancellation);
    }

    /// <summary>Sends what was filled in the background, and takes another buffer.</summary>
    private async Task SendAsync(CancellationToken cancellation)
    {
        if (parts.Count == MostParts)
            throw new FailureException($"{address} has more than {MostParts} parts of {ByteCount.Show(store.PartSize)}.") { IsFinal = true, NextSteps = ["Set a larger PartSize of the S3Store."] };

        upload ??= (await Told(() => client.InitiateMultipartUploadAsync(S3Requests.Begin(store, key), cancellation), cancellation)).UploadId;
        await slots.WaitAsync(cancellation);
        if (parts.Find(part => part.IsFaulted) is { } failed) await failed;
        parts.Add(PartAsync(filling, filled, parts.Count + 1));
        lock (buffers) filling = buffers.TryPop(out var used) ? used : new byte[store.PartSize];
        filled = 0;
    }

    private async Task<PartETag> PartAsync(byte[] buffer, int count, int number)
    {
        try
        {
            var request = S3Requests.Part(store, key, upload!, number, buffer.AsMemory(0, count));
            var answer = await Told(() => client.UploadPartAsync(request, stop.Token), stop.Token);
            return new PartETag(number, answer.ETag);
        }
        finally
        {
            lock (buffers) buffers.Push(buffer);
            slots.Release();
        }
    }

    private async Task AbortAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(AbortWithin, context.Time);
            await client.AbortMultipartUploadAsync(store.Bucket, key, upload, limit.Token);
        }
        catch (Exception error) when (S3Failure.IsExpected(error))
        {
            context.Output.Line($"The parts of {address} could not be removed ({error.Message}); the next backup removes them.");
        }
    }

    private Task<T> Told<T>(Func<Task<T>> request, CancellationToken cancellation) => S3Failure.Told(store, $"{address} could not be written", request, cancellation);
}
