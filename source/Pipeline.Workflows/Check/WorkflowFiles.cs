using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>The files that the workflows of a build make.</summary>
internal static class WorkflowFiles
{
    /// <summary>Projects and writes every workflow, in order; reads nothing but the repository's lock files and pin table.</summary>
    /// <exception cref="Plans.FailureException">A workflow cannot be meant; the message names the member.</exception>
    public static IReadOnlyList<WorkflowFile> Of(PipelineBuild build, IEnumerable<Workflow> workflows, string root)
    {
        var yaml = new WorkflowYaml(ActionPins.Of(root));
        return [.. Project(build, workflows, root).Select(projected => new WorkflowFile($"{WorkflowFile.Folder}/{projected.Workflow.Name}.yml", yaml.Text(projected)))];
    }

    /// <summary>The workflows with their jobs, decided on.</summary>
    /// <exception cref="Plans.FailureException">A workflow cannot be meant; the message names the member.</exception>
    public static IReadOnlyList<Projected> Project(PipelineBuild build, IEnumerable<Workflow> workflows, string root)
    {
        var all = workflows.ToList();
        WorkflowRules.Check(all);
        var model = new BuildModel(TargetGraph.Of(build), ParameterCatalog.Of(build.GetType()), RepositoryFacts.Of(root));
        return [.. all.Select(workflow => WorkflowProjection.Of(model, workflow))];
    }
}
