using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>What workflows are projected from.</summary>
internal sealed class BuildModel(TargetGraph graph, ParameterCatalog parameters, RepositoryFacts facts)
{
    private readonly Dictionary<ExecutableTarget, TargetTraits> traits = [];

    public TargetGraph Graph => graph;

    public ParameterCatalog Parameters => parameters;

    public RepositoryFacts Facts => facts;

    public TargetTraits TraitsOf(ExecutableTarget target)
    {
        if (!traits.TryGetValue(target, out var known)) traits.Add(target, known = TargetTraits.Of(target, parameters));
        return known;
    }
}
