using System.Collections.Concurrent;

namespace Pipeline.Plans.Tests;

/// <summary>Keeps a journal as lines: <c>&gt; id</c> before an effect; after it <c>&lt; id</c>, or <c>! id: failure</c>.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<(string Id, string Description)> intents = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public IReadOnlyList<(string Id, string Description)> Intents => [.. intents];

    public void Intent(string id, string description)
    {
        intents.Enqueue((id, description));
        lines.Enqueue($"> {id}");
    }

    public void Outcome(string id, TimeSpan duration, string? failure) => lines.Enqueue(failure is null ? $"< {id}" : $"! {id}: {failure}");
}
