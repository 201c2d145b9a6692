using System.Security.Cryptography;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Passes a stream on, and ends it only when its length and hash are what they have to be.</summary>
/// <param name="inner">The stream; its own from now on.</param>
/// <param name="bytes">How long it has to be.</param>
/// <param name="sha256">Its hash, hexadecimal.</param>
/// <param name="address">What it is, for a failure.</param>
internal sealed class CheckedStream(Stream inner, long bytes, string sha256, string address) : ReadOnlyStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        read += count;
        if (read > bytes || (count == 0 && read < bytes))
            throw Damaged($"it has {(read > bytes ? "more than" : $"{read} of")} {bytes} bytes");
        if (count > 0) hash.AppendData(buffer.Span[..count]);
        else if (Convert.ToHexStringLower(hash.GetCurrentHash()) != sha256) throw Damaged("its SHA-256 is another one");
        return count;
    }

    public override async ValueTask DisposeAsync()
    {
        hash.Dispose();
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    private FailureException Damaged(string how) => new($"{address} is not what was stored: {how}.") { IsFinal = true };
}
