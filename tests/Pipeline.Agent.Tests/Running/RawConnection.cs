using System.Net.Sockets;
using System.Text;

namespace Pipeline.Agent.Tests;

/// <summary>A connection to the proxy, byte by byte.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient client = new();

    private RawConnection()
    {
    }

    public static async Task<RawConnection> OpenAsync(int port)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync("127.0.0.1", port);
        return connection;
    }

    /// <param name="text">Lines end with "\n" here and with CR LF on the wire.</param>
    public async Task SendAsync(string text) =>
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n")));

    /// <summary>What arrives until the text does.</summary>
    public async Task<string> ReadUntilAsync(string end)
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal) && await client.GetStream().ReadAsync(one, patience.Token) == 1)
            text.Append((char)one[0]);
        return text.ToString();
    }

    /// <summary>What arrives until the other side closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync(patience.Token);
    }

    public void Dispose() => client.Dispose();
}
