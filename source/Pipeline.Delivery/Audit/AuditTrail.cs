using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Who did what to an environment, in <c>audit.jsonl</c> beside its records: a line for everything that ended, however it ended.</summary>
/// <param name="Notes">Of the environment's host.</param>
/// <param name="What">The target.</param>
/// <param name="Detail">The version, the reason, the command.</param>
/// <param name="Stamp">Who does it.</param>
public sealed record AuditTrail(IHostNotes Notes, string What, string Detail, RunStamp Stamp)
{
    /// <summary>The note that has the lines.</summary>
    public const string FileName = "audit.jsonl";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The line of a success.</summary>
    public Effect Succeeded => Append(Value.Of<string?>(null));

    /// <summary>The line of a failure.</summary>
    public Effect Failed(Value<string> reason) => Append(reason.Map<string?>(text => text));

    /// <summary>The plan with its line, whatever comes of it. A plan that does nothing leaves none.</summary>
    public Plan Around(Plan plan) => Announcing.Around(plan, this, []);

    private BestEffort Append(Value<string?> failure) =>
        new(Notes.Append(FileName, failure.Map(Line)) with { Deadline = Patience }, "The audit line was not written");

    private string Line(string? failure) => JsonSerializer.Serialize(
        new AuditEntry(Stamp.Time.GetUtcNow(), Stamp.By, Stamp.Run, What, Detail, failure is null ? "succeeded" : "failed", failure), AuditJson.Readable.AuditEntry);
}
