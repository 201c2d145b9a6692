using System.Net.Sockets;

namespace Pipeline.Load;

/// <summary>
/// Clients that listen to events. A stream has no end of its own, so a drain has to end it at last: that is counted as closed, and the client
/// comes back, as browsers do. Only coming back in vain is a failure.
/// </summary>
internal sealed class EventLane(LoadOptions options, Clock clock) : Lane("events", options, clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public override Task RunAsync(CancellationToken over) => Task.WhenAll(Enumerable.Range(0, Options.Listeners).Select(_ => Task.Run(() => ListenAsync(over), CancellationToken.None)));

    private async Task ListenAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var due = Clock.Now;
            var heard = false;
            Tally.Sent();
            try
            {
                using var connection = await HttpConnection.OpenAsync(Options.Url, over);
                await foreach (var _ in connection.ListenAsync(Options.EventsPath, over))
                {
                    if (!heard) Tally.Answered(Clock.Now - due);
                    heard = true;
                }

                Tally.Closed();
            }
            catch (Exception error) when (error is IOException or SocketException)
            {
                if (heard) Tally.Closed();
                else Tally.Failed(Clock.Now, error.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
