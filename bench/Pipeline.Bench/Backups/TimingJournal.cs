using System.Collections.Concurrent;
using Pipeline.Plans;

namespace Pipeline.Bench;

/// <summary>Keeps how long effects took.</summary>
internal sealed class TimingJournal : IJournal, IOutput
{
    private readonly ConcurrentDictionary<string, TimeSpan> times = new(StringComparer.Ordinal);

    /// <summary>How long an effect took; nothing when it did not run.</summary>
    public TimeSpan Of(string id) => times.GetValueOrDefault(id);

    void IJournal.Intent(string id, string description)
    {
    }

    void IJournal.Outcome(string id, TimeSpan duration, string? failure) => times[id] = duration;

    void IOutput.Line(string text)
    {
    }
}
