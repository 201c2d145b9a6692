using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// Decides which environment a node works on. A target that exists once per environment takes that of the node which leads to it, else
/// <c>--environment</c>; there is no default unless the build has exactly one environment, because a guess would be a deployment.
/// </summary>
internal sealed class EnvironmentChoice
{
    private readonly TargetGraph graph;
    private readonly string? requested;

    public EnvironmentChoice(TargetGraph graph, string? requested)
    {
        this.graph = graph;
        if (requested is not null) this.requested = Known(requested);
    }

    /// <summary>The environment of a target that is invoked by itself; all of them where it asks for that and none is named.</summary>
    public string?[] OfInvoked(ExecutableTarget target)
    {
        if (target.Behavior.Environment is { } own && requested is not null && own != requested)
        {
            throw new FailureException($"{target.Name} works on {own}, but --environment names {requested}.")
            {
                NextSteps = [$"./build.sh {target.Name}"],
            };
        }

        return target.Behavior.TakesAllEnvironments && requested is null && graph.Environments.Count > 0
            ? [.. graph.Environments.Select(environment => environment.Name)]
            : [Of(target, from: null)];
    }

    /// <summary>The environment of a target that a node leads to.</summary>
    public string? Of(ExecutableTarget target, Node? from)
    {
        if (target.Behavior.Environment is { } own) return Declared(target, own);
        if (!target.Behavior.IsPerEnvironment) return null;
        return from?.Environment ?? requested ?? OnlyOne(target, from);
    }

    /// <summary>The place of an environment in the build's list; the order of the nodes of one target.</summary>
    public int IndexOf(string? environment)
    {
        for (var index = 0; index < graph.Environments.Count; index++)
            if (graph.Environments[index].Name == environment) return index;
        return -1;
    }

    private string Known(string name)
    {
        foreach (var environment in graph.Environments)
            if (string.Equals(environment.Name, name, StringComparison.OrdinalIgnoreCase)) return environment.Name;

        if (graph.Environments.Count == 0)
            throw new FailureException($"--environment names '{name}', but this build has no environments.")
            {
                NextSteps = ["Leave --environment out."],
            };
        throw new FailureException($"There is no environment '{name}'.{Suggestion.For(name, Names())}")
        {
            NextSteps = [$"Use one of: {string.Join(", ", Names())}."],
        };
    }

    private string Declared(ExecutableTarget target, string environment)
    {
        if (graph.Environments.Count == 0 || IndexOf(environment) >= 0) return environment;
        var problem = $"{target.Name} works on the environment '{environment}', which the build does not have ({target.Source}).";
        throw new FailureException(problem + Suggestion.For(environment, Names()))
        {
            NextSteps = [$"Use one of: {string.Join(", ", Names())}; or add it to the build's environments."],
        };
    }

    private string OnlyOne(ExecutableTarget target, Node? from)
    {
        if (graph.Environments.Count == 1) return graph.Environments[0].Name;

        var because = from is null ? "" : $", and {from.Id}, which leads to it, has none";
        if (graph.Environments.Count == 0)
        {
            throw new FailureException($"{target.Name} needs an environment{because}, but this build has none.")
            {
                NextSteps = ["Declare the build's environments: IEnumerable<BuildEnvironment> IPipelineBuild.Environments => …"],
            };
        }

        throw new FailureException($"{target.Name} needs an environment{because}.")
        {
            NextSteps = [$"Add {string.Join(" or ", Names().Select(name => $"--environment {name}"))}."],
        };
    }

    private IEnumerable<string> Names() => graph.Environments.Select(environment => environment.Name);
}
