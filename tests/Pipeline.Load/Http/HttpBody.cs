using System.Globalization;
using System.Runtime.CompilerServices;

namespace Pipeline.Load;

/// <summary>The rest of an answer.</summary>
internal static class HttpBody
{
    /// <summary>The sizes of the pieces as they come.</summary>
    /// <exception cref="IOException">The connection was closed before the end.</exception>
    public static async IAsyncEnumerable<int> ReadAsync(LineReader reader, HttpHead head, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (head.IsChunked)
        {
            while (await ChunkAsync(reader, cancellation) is var length and > 0)
            {
                await foreach (var count in BlockAsync(reader, length, cancellation)) yield return count;
                await reader.LineAsync(cancellation);
            }

            await reader.LineAsync(cancellation);
        }
        else if (head.Length is { } length)
        {
            await foreach (var count in BlockAsync(reader, length, cancellation)) yield return count;
        }
        else
        {
            while (await reader.SkipAsync(long.MaxValue, cancellation) is var count and > 0) yield return count;
        }
    }

    private static async Task<long> ChunkAsync(LineReader reader, CancellationToken cancellation) =>
        long.Parse((await reader.LineAsync(cancellation)).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static async IAsyncEnumerable<int> BlockAsync(LineReader reader, long length, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (length > 0)
        {
            var count = await reader.SkipAsync(length, cancellation);
            if (count == 0) throw new IOException("the connection was closed in the middle of an answer");
            length -= count;
            yield return count;
        }
    }
}
