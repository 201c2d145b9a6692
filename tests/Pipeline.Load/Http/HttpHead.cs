using System.Globalization;

namespace Pipeline.Load;

/// <summary>The beginning of an answer.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Length">Of the body; <see langword="null"/> when the answer does not say.</param>
/// <param name="IsChunked">The body comes in chunks.</param>
/// <param name="Closes">The server closes the connection after it.</param>
internal sealed record HttpHead(int Status, long? Length, bool IsChunked, bool Closes)
{
    public static async Task<HttpHead> ReadAsync(LineReader reader, CancellationToken cancellation)
    {
        var first = (await reader.LineAsync(cancellation)).Split(' ');
        if (first.Length < 2 || !first[0].StartsWith("HTTP/1.", StringComparison.Ordinal)) throw new IOException("the answer is no HTTP");

        var head = new HttpHead(int.Parse(first[1], CultureInfo.InvariantCulture), Length: null, IsChunked: false, Closes: first[0] == "HTTP/1.0");
        while (await reader.LineAsync(cancellation) is { Length: > 0 } line) head = head.With(line);
        return head.Status is 204 or 304 ? head with { Length = 0 } : head;
    }

    private HttpHead With(string line)
    {
        var (name, value) = (line[..line.IndexOf(':')].ToLowerInvariant(), line[(line.IndexOf(':') + 1)..].Trim());
        return name switch
        {
            "content-length" => this with { Length = long.Parse(value, CultureInfo.InvariantCulture) },
            "transfer-encoding" => this with { IsChunked = value.Contains("chunked", StringComparison.OrdinalIgnoreCase) },
            "connection" => this with { Closes = value.Contains("close", StringComparison.OrdinalIgnoreCase) },
            _ => this,
        };
    }
}
