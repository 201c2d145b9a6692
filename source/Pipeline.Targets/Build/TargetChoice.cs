namespace Pipeline.Targets;

/// <summary>The targets that the command line names, or leaves to the build's defaults.</summary>
internal sealed class TargetChoice
{
    private readonly TargetGraph graph;
    private readonly Problems problems;
    private readonly bool takesPath;

    /// <param name="graph">The targets there are.</param>
    /// <param name="options">Those that are named.</param>
    /// <param name="takesPath">A path may stand among the targets; who forgets its slash is told.</param>
    /// <param name="problems">Gets the names of no target.</param>
    public TargetChoice(TargetGraph graph, BuildOptions options, bool takesPath, Problems problems)
    {
        (this.graph, this.takesPath, this.problems) = (graph, takesPath, problems);
        Invoked = options.Targets.Count > 0
            ? [.. Find(options.Targets, "target").Distinct()]
            : [.. Unnamed(options)];
        Skipped = options.Skip switch
        {
            null => [],
            [] => [.. graph.Targets.Except(Invoked)],
            var names => [.. Find(names, "target to skip")],
        };
    }

    public IReadOnlyList<ExecutableTarget> Invoked { get; }

    public HashSet<ExecutableTarget> Skipped { get; }

    /// <summary>
    /// The defaults. Where there are none a picture shows the whole graph, save what works on an environment that nobody named.
    /// </summary>
    private IEnumerable<ExecutableTarget> Unnamed(BuildOptions options)
    {
        var defaults = graph.Targets.Where(target => target.IsDefault).ToList();
        return defaults.Count > 0 || options.Plan is null
            ? defaults
            : graph.Targets.Where(target => IsIn(target.Behavior, options.Environment));
    }

    private static bool IsIn(TargetBehavior behavior, string? environment) => behavior.IsPerEnvironment
        ? environment is not null
        : environment is null || behavior.Environment is null || behavior.Environment == environment;

    private IEnumerable<ExecutableTarget> Find(IEnumerable<string> names, string role)
    {
        foreach (var name in names)
        {
            if (graph.Find(name) is { } target)
            {
                yield return target;
                continue;
            }

            var suggestion = Suggestion.For(name, graph.Targets.Select(known => known.Name));
            problems.Add($"There is no {role} '{name}'.{suggestion}", Fix(name));
        }
    }

    private string[] Fix(string name) => takesPath
        ? ["./build.sh --help lists the targets.", $"A path is written with a slash: ./{name}"]
        : ["./build.sh --help lists the targets."];
}
