using System.Collections.Concurrent;
using Pipeline.Plans;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>Keeps what a person would see, and shows it with the test's result.</summary>
internal sealed class RecordingOutput(ITestOutputHelper report) : IOutput
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public void Line(string text)
    {
        lines.Enqueue(text);
        report.WriteLine(text);
    }
}

/// <summary>Keeps what was applied.</summary>
internal sealed class RecordingJournal(ITestOutputHelper report) : IJournal
{
    private readonly ConcurrentQueue<(string Id, string Description)> intents = new();
    private readonly ConcurrentDictionary<string, (TimeSpan Duration, DateTimeOffset At)> ended = new(StringComparer.Ordinal);

    public IReadOnlyList<(string Id, string Description)> Intents => [.. intents];

    /// <summary>How long an effect took, the last time that it was applied.</summary>
    public TimeSpan DurationOf(string id) => ended[id].Duration;

    /// <summary>From the end of one effect to that of another, the last time that each was applied.</summary>
    public TimeSpan Between(string first, string second) => ended[second].At - ended[first].At;

    public void Intent(string id, string description)
    {
        intents.Enqueue((id, description));
        report.WriteLine($"{id}: {description}");
    }

    public void Outcome(string id, TimeSpan duration, string? failure)
    {
        ended[id] = (duration, TimeProvider.System.GetUtcNow());
        report.WriteLine($"{id}: {duration.TotalMilliseconds:0} ms {failure}");
    }
}
