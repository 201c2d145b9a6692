using System.Reflection;

namespace Pipeline.Targets;

/// <summary>A target as declared, with its edges resolved. Immutable once the graph is built.</summary>
public sealed class ExecutableTarget
{
    private string? source;

    internal ExecutableTarget(string name, Target factory, PropertyInfo? property = null) =>
        (Name, Factory, Property) = (name, factory, property);

    /// <summary>The property's name: <c>DeployStaging</c>.</summary>
    public string Name { get; }

    public string? Description { get; internal set; }

    public bool IsListed { get; internal set; } = true;

    /// <summary>Runs when no target is named.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>
    /// File and line of the declaration, for messages: <c>build/Build.cs:42</c>; empty when the build has no debug symbols.
    /// </summary>
    /// <remarks>Read from the symbols on first use: only messages need it, and reading symbols takes longer than planning.</remarks>
    public string Source => source ??= SourceLocation.Of(Factory.Method);

    /// <summary>Declaration order: the tie breaker of the plan order.</summary>
    public int Index { get; internal set; }

    /// <summary>The delegate that edges name this target by.</summary>
    internal Target Factory { get; }

    /// <summary>The property that declares it, which <see cref="ITargetDefinition.Base"/> starts from.</summary>
    internal PropertyInfo? Property { get; }

    public IReadOnlyList<ExecutableTarget> Dependencies { get; internal set; } = [];

    /// <summary>What it runs after if that runs at all.</summary>
    public IReadOnlyList<ExecutableTarget> OrderDependencies { get; internal set; } = [];

    /// <summary>What joins the run with it and follows it.</summary>
    public IReadOnlyList<ExecutableTarget> Triggers { get; internal set; } = [];

    /// <summary>What it joins the run with and follows.</summary>
    public IReadOnlyList<ExecutableTarget> TriggerDependencies { get; internal set; } = [];

    /// <summary>What <see cref="ITargetDefinition.Annotate"/> attached, in order of declaration.</summary>
    public IReadOnlyList<object> Annotations => Annotated ?? [];

    internal List<object>? Annotated { get; set; }

    /// <summary>What the definition declared besides edges.</summary>
    internal TargetBehavior Behavior { get; } = new();

    public override string ToString() => Name;
}
