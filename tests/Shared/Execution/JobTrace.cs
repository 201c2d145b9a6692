using System.Text.Json;

namespace Pipeline.Testing;

/// <summary>What happened in a job, or in one leg of its matrix.</summary>
internal sealed record JobTrace
{
    public required string Id { get; init; }

    /// <summary>The values of the matrix.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Leg { get; init; }

    /// <summary><c>success</c>, <c>failure</c>, <c>cancelled</c> or <c>skipped</c>.</summary>
    public required string Result { get; init; }

    public string? Environment { get; init; }

    public string? Url { get; init; }

    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    public required IReadOnlyList<StepTrace> Steps { get; init; }

    /// <summary>The steps that ran a script.</summary>
    public IEnumerable<StepTrace> Scripts => Steps.Where(step => step.Run is not null);
}
