using System.Collections.Concurrent;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>A run in which plans are applied: its values, and the lines that it wrote.</summary>
internal sealed class Run : IOutput, IJournal
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    /// <summary>Called with every line, before it is kept.</summary>
    public Action<string> OnLine { get; init; } = _ => { };

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The folder that commands run in; the test program's own when not set.</summary>
    public string? Root { get; init; }

    public Task ApplyAsync(Plan plan, CancellationToken cancellation = default) => ApplyAsync(plan, new Values(), cancellation);

    /// <summary>Applies a plan, whose values stay readable.</summary>
    public Task ApplyAsync(Plan plan, Values values, CancellationToken cancellation = default) =>
        new Applier(this, new Interruption(cancellation, CancellationToken.None)).ApplyAsync("plan", plan, new ApplyContext
        {
            Values = values,
            Output = this,
            Time = Time,
            Root = Root,
            Cancellation = cancellation,
        });

    /// <summary>Applies a plan that must fail.</summary>
    public async Task<FailureException> FailAsync(Plan plan) => (await FluentActions.Awaiting(() => ApplyAsync(plan)).Should().ThrowAsync<FailureException>()).Which;

    void IOutput.Line(string text)
    {
        OnLine(text);
        lines.Enqueue(text);
    }

    void IJournal.Intent(string id, string description) { }

    void IJournal.Outcome(string id, TimeSpan duration, string? failure) { }
}
