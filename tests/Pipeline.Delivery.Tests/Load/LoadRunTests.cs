using System.Net;
using System.Net.Sockets;
using System.Text;
using Pipeline.Load;

namespace Pipeline.Delivery.Tests;

/// <summary>The load generator must see what goes wrong: a generator that hides failures or waits politely would prove nothing.</summary>
public sealed class LoadRunTests
{
    private static readonly byte[] Ok = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

    [Fact]
    public async Task A_connection_that_is_reset_is_a_failure_and_no_request_is_sent_twice()
    {
        await using var server = new RawServer(async (stream, number) =>
        {
            if (number % 5 == 4) return false;
            await stream.WriteAsync(Ok);
            return true;
        });

        var figures = await RunAsync(server.Url, TimeSpan.FromSeconds(2));

        figures["short GET"].Failures.Should().NotBeEmpty();
        figures["keep-alive GET"].Failures.Should().NotBeEmpty();
        figures.Lanes.Sum(lane => lane.Sent).Should().Be(server.Requests);
        figures.Failures.Should().HaveCount(server.Requests / 5);
    }

    [Fact]
    public async Task A_connection_that_is_closed_between_requests_is_counted_apart()
    {
        await using var server = new RawServer(async (stream, _) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"));
            return false;
        });

        var figures = await RunAsync(server.Url, TimeSpan.FromSeconds(1));

        figures.Failures.Should().BeEmpty();
        figures["keep-alive GET"].Closed.Should().BeGreaterThan(0);
    }

    /// <summary>A server that stands still for a second delays every request that was due in it, not only the one that it had.</summary>
    [Fact]
    public async Task A_standstill_is_charged_to_every_request_that_was_due()
    {
        var begin = TimeProvider.System.GetTimestamp();
        await using var server = new RawServer(async (stream, _) =>
        {
            if (TimeProvider.System.GetElapsedTime(begin) is { TotalSeconds: > 1 and < 2 } now) await Task.Delay(TimeSpan.FromSeconds(2) - now);
            await stream.WriteAsync(Ok);
            return true;
        });

        var figures = await RunAsync(server.Url, TimeSpan.FromSeconds(3));

        figures["keep-alive GET"].Milliseconds.Count(time => time > 100).Should().BeGreaterThan(10, "two clients had ten requests each to send in that second");
        figures["short GET"].Milliseconds.Count(time => time > 100).Should().BeGreaterThan(60, "a hundred were due in that second");
    }

    [Fact]
    public void Figures_are_a_table()
    {
        var lane = new LaneFigures("short GET", 104, 2, [.. Enumerable.Range(1, 100).Select(time => (double)time)], ["short GET at 1.000 s: status 502"]);

        lane.Percentile(0.99).Should().Be(99);
        new LoadFigures([lane]).ToString().Should().Be(
            """
                               sent  failed  closed    p50 ms    p90 ms    p99 ms    max ms
            short GET           104       1       2      50.0      90.0      99.0     100.0
            """);
    }

    private static async Task<LoadFigures> RunAsync(Uri url, TimeSpan time)
    {
        await using var load = LoadRun.Start(new LoadOptions(url) { Kept = 2, SlowRate = 0, UploadRate = 0, Listeners = 0 });
        await Task.Delay(time);
        return await load.StopAsync();
    }

    /// <summary>Answers requests without a body as it is told; <see langword="false"/> closes the connection.</summary>
    private sealed class RawServer : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Func<NetworkStream, int, Task<bool>> answer;
        private readonly Task accepting;
        private int requests;

        public RawServer(Func<NetworkStream, int, Task<bool>> answer)
        {
            this.answer = answer;
            listener.Start();
            accepting = AcceptAsync();
        }

        public Uri Url => new($"http://{listener.LocalEndpoint}/");

        public int Requests => requests;

        public async ValueTask DisposeAsync()
        {
            listener.Dispose();
            await accepting;
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            using var _ = client;
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            try
            {
                while (await reader.ReadLineAsync() is { } line)
                {
                    if (line.Length == 0 && !await answer(client.GetStream(), Interlocked.Increment(ref requests) - 1)) return;
                }
            }
            catch (IOException)
            {
                // The client has gone.
            }
        }
    }
}
