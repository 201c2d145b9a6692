using System.Linq.Expressions;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>What a target does and when, as its definition declared it: what the run reads.</summary>
internal sealed class TargetBehavior
{
    /// <summary>Bodies in order; each blocks or returns a task.</summary>
    public List<TargetBody> Bodies { get; } = [];

    public Func<PlanContext, Task<Plan>>? Plan { get; set; }

    public List<Condition> StaticConditions { get; } = [];
    public List<Condition> DynamicConditions { get; } = [];

    /// <summary>
    /// Bodies of <c>Requires</c>: a parameter member, a predicate, or a tool. Kept as expressions, read only when a run starts.
    /// </summary>
    public List<LambdaExpression> Requirements { get; } = [];

    public List<Func<PlanContext, IHold>> Holds { get; } = [];
    public List<Func<PlanContext, Task<IEnumerable<Problem>>>> Checks { get; } = [];

    public DependencyBehavior WhenSkipped { get; set; } = DependencyBehavior.Skip;
    public bool IsAssured { get; set; }
    public bool ProceedsAfterFailure { get; set; }
    public bool IsExclusive { get; set; }
    public bool IsPerEnvironment { get; set; }
    public bool TakesAllEnvironments { get; set; }
    public string? Environment { get; set; }
    public TimeSpan? Timeout { get; set; }
    public List<string> Produces { get; } = [];
    public List<(ExecutableTarget Target, string[] Files)> Consumes { get; } = [];
}

/// <summary>A condition with the text it was written as.</summary>
internal sealed record Condition(Func<bool> Holds, string Text);

/// <summary>One body of a target.</summary>
/// <param name="Code">The delegate as written, which <see cref="Source"/> is found by.</param>
/// <param name="Run">Runs it to its end.</param>
internal sealed record TargetBody(Delegate Code, Func<Task> Run)
{
    /// <summary>File and line of the code: <c>build/Build.cs:42</c>.</summary>
    public string Source => SourceLocation.Of(Code.Method);
}
