using System.Collections.Immutable;

namespace Pipeline.Workflows;

/// <summary>A step of a job.</summary>
internal abstract record Step
{
    public string? Name { get; init; }

    public string? Id { get; init; }

    /// <summary>An expression without braces.</summary>
    public string? If { get; init; }
}

/// <summary>A step by an action of the pin table.</summary>
/// <param name="Action">Its repository: <c>actions/checkout</c>.</param>
internal sealed record ActionStep(string Action) : Step
{
    /// <summary>Its inputs.</summary>
    public YamlMap With { get; init; } = new();
}

/// <summary>A step that runs one fixed command; whatever varies comes by <paramref name="Variables"/>.</summary>
internal sealed record RunStep(string Command, ImmutableSortedDictionary<string, string> Variables) : Step;
