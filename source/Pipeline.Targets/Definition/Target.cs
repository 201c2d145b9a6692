namespace Pipeline.Targets;

/// <summary>A target of the graph: a property of the build whose value declares what it depends on and what it does.</summary>
/// <example><code>Target Compile => _ => _.DependsOn(Restore).Executes(() => DotNet("build"));</code></example>
public delegate ITargetDefinition Target(ITargetDefinition definition);
