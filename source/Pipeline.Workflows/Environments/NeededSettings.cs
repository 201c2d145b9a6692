using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>What workflows take from the settings of the repository on GitHub.</summary>
/// <param name="Environment">The GitHub environment that has it; <see langword="null"/> for the repository itself.</param>
internal sealed record NeededSettings(string? Environment)
{
    /// <summary>Jobs with it must wait for a person.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Names, in order.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Names, in order.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>What the jobs of workflows take, by environment in the order of the build; what is the repository's comes last.</summary>
    public static IReadOnlyList<NeededSettings> Of(IEnumerable<Projected> workflows, IEnumerable<BuildEnvironment> environments)
    {
        var build = environments.ToList();
        var needs = new List<NeededSettings>();
        foreach (var job in workflows.SelectMany(workflow => workflow.Jobs))
            foreach (var environment in EnvironmentsOf(job, build)) Add(needs, environment, job);
        return
        [
            .. needs.OrderBy(one => one.Environment is null)
                .ThenBy(one => build.FindIndex(known => known.Name == one.Environment) is >= 0 and var place ? place : build.Count)
                .ThenBy(one => one.Environment, StringComparer.Ordinal)
                .Select(one => one with { IsProtected = build.Exists(known => known.Name == one.Environment && known.IsProtected) }),
        ];
    }

    /// <summary>A person may choose any environment where the job's is an expression.</summary>
    private static IEnumerable<string?> EnvironmentsOf(Job job, List<BuildEnvironment> build) => job.Environment switch
    {
        { } chosen when chosen.Contains(WorkflowInputs.ChosenEnvironment, StringComparison.Ordinal) =>
            build.Select(string? (environment) => chosen.Replace(WorkflowInputs.ChosenEnvironment, environment.Name, StringComparison.Ordinal)),
        null when job.Secrets.Count + job.Variables.Count == 0 => [],
        _ => [job.Environment],
    };

    private static void Add(List<NeededSettings> needs, string? environment, Job job)
    {
        var index = needs.FindIndex(one => one.Environment == environment);
        var old = index < 0 ? new NeededSettings(environment) : needs[index];
        var all = old with { Secrets = Union(old.Secrets, job.Secrets), Variables = Union(old.Variables, job.Variables) };
        if (index < 0) needs.Add(all);
        else needs[index] = all;
    }

    private static IReadOnlyList<string> Union(IEnumerable<string> one, IEnumerable<string> other) =>
        [.. one.Union(other, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
