using System.Collections.Concurrent;

namespace Pipeline.Targets;

/// <summary>A node of one run's graph: a target, in an environment or in none.</summary>
public sealed class Node
{
    private ConcurrentQueue<string>? reported;

    public required ExecutableTarget Target { get; init; }

    /// <summary>The environment's name, or <see langword="null"/>.</summary>
    public required string? Environment { get; init; }

    /// <summary>Named on the command line, or the default.</summary>
    public bool IsInvoked { get; internal set; }

    /// <summary>The nodes that it depends on: a failure of one skips it.</summary>
    public IReadOnlyList<Node> Dependencies { get; internal set; } = [];

    /// <summary>The nodes that joined the run because of this one and follow it.</summary>
    public IReadOnlyList<Node> Triggers { get; internal set; } = [];

    /// <summary>All nodes of the run that must end before it starts: dependencies, order only edges, trigger sources.</summary>
    public IReadOnlyList<Node> Predecessors { get; internal set; } = [];

    /// <summary>The place among nodes that nothing else orders: by declaration of the target, then of the environment.</summary>
    internal int Rank { get; set; }

    /// <summary>
    /// The id: the target's name, with <c>@environment</c> when the target exists once per environment: <c>Migrate@staging</c>. It
    /// names the outputs file and is the root of the ids of the node's plan.
    /// </summary>
    public string Id => Target.Behavior.IsPerEnvironment ? $"{Target.Name}@{Environment}" : Target.Name;

    /// <summary>What the target's code wants to stand in its row of the summary table.</summary>
    internal IReadOnlyCollection<string> Reported => (IReadOnlyCollection<string>?)reported ?? [];

    public override string ToString() => Id;

    internal void Report(string text) => LazyInitializer.EnsureInitialized(ref reported).Enqueue(text);
}
