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

    public IReadOnlyList<(string Id, string Description)> Intents => [.. intents];

    public void Intent(string id, string description)
    {
        intents.Enqueue((id, description));
        report.WriteLine($"{id}: {description}");
    }

    public void Outcome(string id, TimeSpan duration, string? failure) => report.WriteLine($"{id}: {duration.TotalMilliseconds:0} ms {failure}");
}
