using System.Security.Cryptography;

namespace Pipeline.Plans;

/// <summary>Counts what passes one point of a stream, and hashes it where that is asked for. One thread adds; any may look at the count.</summary>
internal sealed class StreamMeter(string name, bool hashes) : IDisposable
{
    private readonly IncrementalHash? hash = hashes ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private long bytes;

    public long Bytes => Volatile.Read(ref bytes);

    public void Add(ReadOnlySpan<byte> piece)
    {
        hash?.AppendData(piece);
        Volatile.Write(ref bytes, bytes + piece.Length);
    }

    public StreamMeasure Measure() => new(name, bytes, hash is null ? null : Convert.ToHexStringLower(hash.GetHashAndReset()));

    public string Show() => $"{name} {ByteCount.Show(Bytes)}";

    public void Dispose() => hash?.Dispose();
}
