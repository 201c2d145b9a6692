using System.Text;

namespace Pipeline.Load;

/// <summary>Reads lines and blocks from a stream, as HTTP mixes them.</summary>
internal sealed class LineReader(Stream stream)
{
    private readonly byte[] buffer = new byte[16 * 1024];
    private int begin;
    private int end;

    /// <summary>A line without its end.</summary>
    /// <exception cref="IOException">The stream ended before.</exception>
    public async Task<string> LineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (begin == end && !await FillAsync(cancellation)) throw new IOException("the connection was closed in the middle of an answer");
            var newline = Array.IndexOf(buffer, (byte)'\n', begin, end - begin);
            var stop = newline < 0 ? end : newline;
            line.Append(Encoding.Latin1.GetString(buffer, begin, stop - begin));
            begin = newline < 0 ? end : newline + 1;
            if (newline >= 0) return line.ToString().TrimEnd('\r');
        }
    }

    /// <summary>Skips what has come of a block, at least a byte.</summary>
    /// <param name="atMost">The rest of the block.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How much it was; 0 at the end of the stream.</returns>
    public async Task<int> SkipAsync(long atMost, CancellationToken cancellation)
    {
        if (begin == end && !await FillAsync(cancellation)) return 0;
        var count = (int)Math.Min(atMost, end - begin);
        begin += count;
        return count;
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        (begin, end) = (0, await stream.ReadAsync(buffer, cancellation));
        return end > 0;
    }
}
