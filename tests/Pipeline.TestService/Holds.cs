using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Pipeline.TestService;

/// <summary>Requests that wait until the test lets them go on: tests of slow things without sleeping.</summary>
internal sealed class Holds
{
    private readonly ConcurrentDictionary<string, Hold> holds = new(StringComparer.Ordinal);

    public Hold this[string id] => holds.GetOrAdd(id, _ => new Hold());

    internal sealed class Hold
    {
        private readonly Channel<bool> permits = Channel.CreateUnbounded<bool>();

        /// <summary>"none", "waiting", "released", "aborted": what became of the request.</summary>
        public string State { get; set; } = "none";

        /// <summary>Bytes of its body that have arrived.</summary>
        public long Received { get; set; }

        public void Release() => permits.Writer.TryWrite(true);

        public async Task WaitAsync(CancellationToken cancellation) => await permits.Reader.ReadAsync(cancellation);
    }
}
