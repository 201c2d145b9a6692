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

/// <summary>Keeps what was applied, and lets a test act at any moment of it.</summary>
internal sealed class RecordingJournal(ITestOutputHelper report) : IJournal
{
    private readonly ConcurrentQueue<(string Id, string Description)> intents = new();
    private readonly ConcurrentQueue<(string Id, TimeSpan Duration, DateTimeOffset At)> outcomes = new();

    public IReadOnlyList<(string Id, string Description)> Intents => [.. intents];

    public IReadOnlyList<(string Id, TimeSpan Duration, DateTimeOffset At)> Outcomes => [.. outcomes];

    /// <summary>Called at every moment; the effect waits for it, and what it throws ends the plan.</summary>
    public Action<Moment> At { get; set; } = _ => { };

    /// <summary>How long an effect took, the last time that it was applied.</summary>
    public TimeSpan DurationOf(string id) => LastOf(id).Duration;

    /// <summary>From the end of one effect to that of another, the last time that each was applied.</summary>
    public TimeSpan Between(string first, string second) => LastOf(second).At - LastOf(first).At;

    private (string Id, TimeSpan Duration, DateTimeOffset At) LastOf(string id) => outcomes.Last(outcome => outcome.Id == id);

    public void Intent(string id, string description)
    {
        intents.Enqueue((id, description));
        report.WriteLine($"{id}: {description}");
        At(new Moment(false, id));
    }

    public void Outcome(string id, TimeSpan duration, string? failure)
    {
        outcomes.Enqueue((id, duration, TimeProvider.System.GetUtcNow()));
        report.WriteLine($"{id}: {duration.TotalMilliseconds:0} ms {failure}");
        At(new Moment(true, id));
    }
}

/// <summary>A moment of a run: before an effect, or after it.</summary>
internal sealed record Moment(bool IsAfter, string Effect)
{
    public static IEnumerable<Moment> Around(string effect) => [new(false, effect), new(true, effect)];

    public override string ToString() => $"{(IsAfter ? "after" : "before")} {Effect}";
}
