using Pipeline.Targets;

namespace Pipeline.Workflows.Tests;

/// <summary>Generates the workflows of a build without running it.</summary>
internal static class Generated
{
    /// <summary>A repository with all lock files, so that every cache shows that may be used.</summary>
    private static readonly RepositoryFacts Facts = new(HasGlobalJson: true, HasNuGetLocks: true, HasNpmLocks: true);

    /// <summary>The text of every workflow, one after the other.</summary>
    public static string Text<T>() where T : PipelineBuild, IWorkflows, new() => string.Join('\n', Projected<T>().Select(new WorkflowYaml(ActionPins.Default()).Text));

    public static IReadOnlyList<Projected> Projected<T>() where T : PipelineBuild, IWorkflows, new()
    {
        var build = new T();
        var model = new BuildModel(TargetGraph.Of(build), ParameterCatalog.Of(typeof(T)), Facts);
        return [.. build.Workflows.Select(workflow => WorkflowProjection.Of(model, workflow))];
    }
}
