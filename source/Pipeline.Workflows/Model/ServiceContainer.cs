using System.Collections.Immutable;

namespace Pipeline.Workflows;

/// <summary>A container that runs beside a job: the database that integration tests use.</summary>
/// <param name="Name">How the job's own containers reach it, and its id.</param>
/// <param name="Image">With a tag or digest: <c>postgres:17</c>.</param>
public sealed record ServiceContainer(string Name, string Image)
{
    /// <summary>As Docker takes them: <c>5432:5432</c>.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    /// <summary>No secrets: they stand in the workflow.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The command that says whether it is ready, asked every 5 s up to 12 times; <see langword="null"/> when nothing waits for it.</summary>
    public string? HealthCommand { get; init; }
}
