using System.Collections.Immutable;

namespace Pipeline.Workflows;

/// <summary>A job of a workflow, decided on: what its YAML says.</summary>
/// <param name="Id">Unique in the workflow.</param>
/// <param name="Name">For people.</param>
internal sealed record Job(string Id, string Name)
{
    /// <summary>The ids of the jobs that it waits for.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>An expression without braces; <see langword="null"/> when it runs once everything before it has succeeded.</summary>
    public string? If { get; init; }

    public required Runner Runner { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>The GitHub environment, a name or an expression.</summary>
    public string? Environment { get; init; }

    /// <summary>What it has for itself while it runs, a name or an expression: later runs wait, and nothing cancels it.</summary>
    public string? Holds { get; init; }

    public string? Url { get; init; }

    /// <summary>It checks the sources out, which needs a permission.</summary>
    public bool HasSources { get; init; } = true;

    public IReadOnlyList<Permission> Permissions { get; init; } = [];

    public IReadOnlyList<MatrixAxis> Matrix { get; init; } = [];

    public IReadOnlyList<ServiceContainer> Services { get; init; } = [];

    /// <summary>Name to expression.</summary>
    public ImmutableSortedDictionary<string, string> Outputs { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>The secrets that its steps read.</summary>
    public IReadOnlyCollection<string> Secrets { get; init; } = [];

    /// <summary>The configuration variables that its steps read.</summary>
    public IReadOnlyCollection<string> Variables { get; init; } = [];
}
