using System.Security.Cryptography;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Hashes what is written, and gives it on.</summary>
internal sealed class DigestTarget(BackupData data, IStreamTarget? reader) : IStreamTarget
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long bytes;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellation)
    {
        hash.AppendData(piece.Span);
        bytes += piece.Length;
        return reader?.WriteAsync(piece, cancellation) ?? ValueTask.CompletedTask;
    }

    public async Task CompleteAsync(CancellationToken cancellation)
    {
        if (bytes != data.Bytes || Convert.ToHexStringLower(hash.GetCurrentHash()) != data.Sha256)
            throw new FailureException($"What comes out of it is not what was backed up: {bytes} bytes instead of {data.Bytes}, or others.") { IsFinal = true };
        if (reader is not null) await reader.CompleteAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        hash.Dispose();
        if (reader is not null) await reader.DisposeAsync();
    }
}
