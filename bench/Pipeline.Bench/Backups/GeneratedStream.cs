namespace Pipeline.Bench;

/// <summary>A stream of so many bytes, none of which is kept.</summary>
internal sealed class GeneratedStream(long length) : Stream
{
    private readonly Random random = new(1);
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var piece = buffer.AsSpan(offset, (int)Math.Min(count, length - position));
        random.NextBytes(piece[..(piece.Length / 4)]);
        piece[(piece.Length / 4)..].Fill((byte)'x');
        position += piece.Length;
        return piece.Length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
