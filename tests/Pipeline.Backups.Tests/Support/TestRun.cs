using System.Collections.Concurrent;
using Pipeline.Plans;

namespace Pipeline.Backups.Tests;

/// <summary>A run in which plans are applied: its lines, and what it journaled.</summary>
internal sealed class TestRun : IOutput, IJournal
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> journal = new();
    private readonly Redactor redactor = new();

    public IReadOnlyList<string> Lines => [.. lines];

    /// <summary>Every effect as it was described before it was applied.</summary>
    public IReadOnlyList<string> Journal => [.. journal];

    /// <summary>Called with the id of every effect before it is applied.</summary>
    public Action<string> OnEffect { get; init; } = _ => { };

    /// <summary>Called with the id of every effect that failed.</summary>
    public Action<string> OnFailure { get; init; } = _ => { };

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Task ApplyAsync(Plan plan, Values? values = null, CancellationToken cancellation = default) =>
        new Applier(this, new Interruption(cancellation, CancellationToken.None)).ApplyAsync("Backup", plan, new ApplyContext
        {
            Values = values ?? new Values(),
            Output = new RedactingOutput(this, redactor),
            Redactor = redactor,
            Time = Time,
            Cancellation = cancellation,
        });

    /// <summary>Applies a plan that must fail.</summary>
    public async Task<FailureException> FailAsync(Plan plan) => (await FluentActions.Awaiting(() => ApplyAsync(plan)).Should().ThrowAsync<FailureException>()).Which;

    void IOutput.Line(string text) => lines.Enqueue(text);

    void IJournal.Intent(string id, string description)
    {
        OnEffect(id);
        journal.Enqueue($"{id}: {description}");
    }

    void IJournal.Outcome(string id, TimeSpan duration, string? failure)
    {
        if (failure is null) return;
        journal.Enqueue($"{id}: failed, {failure}");
        OnFailure(id);
    }
}
