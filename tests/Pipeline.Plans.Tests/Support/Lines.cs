using System.Collections.Concurrent;

namespace Pipeline.Plans.Tests;

/// <summary>Keeps the lines that were written.</summary>
internal sealed class Lines : IOutput
{
    private readonly ConcurrentQueue<string> written = new();

    public IReadOnlyList<string> All => [.. written];

    public void Line(string text) => written.Enqueue(text);

    /// <summary>Waits until a line was written, for at most half a minute.</summary>
    public async Task UntilAsync(string line)
    {
        for (var attempt = 0; attempt < 3000; attempt++)
        {
            if (written.Contains(line)) return;
            await Task.Delay(10);
        }

        throw new TimeoutException($"'{line}' was not written, only: {string.Join(" | ", written)}");
    }
}
