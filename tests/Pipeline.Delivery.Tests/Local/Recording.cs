using System.Collections.Concurrent;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>Keeps what was applied.</summary>
internal sealed class RecordingJournal : IJournal
{
    private readonly ConcurrentQueue<(string Id, string Description, DateTimeOffset At)> intents = new();

    public IReadOnlyList<string> Ids => [.. intents.Select(intent => intent.Id)];

    /// <summary>How long it was from the beginning of one effect to that of another; the last of each counts.</summary>
    public TimeSpan Between(string first, string second) => At(second) - At(first);

    private DateTimeOffset At(string id) => intents.Last(intent => intent.Id == id).At;

    public void Intent(string id, string description) => intents.Enqueue((id, description, TimeProvider.System.GetUtcNow()));

    public void Outcome(string id, TimeSpan duration, string? failure) { }
}

/// <summary>Keeps what a person would see.</summary>
internal sealed class RecordingOutput : IOutput
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public void Line(string text) => lines.Enqueue(text);
}
