using System.Text.RegularExpressions;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows.Tests;

/// <summary>Generates the workflows of a build without running it.</summary>
internal static partial class Generated
{
    /// <summary>A repository with all lock files, so that every cache shows that may be used.</summary>
    private static readonly RepositoryFacts Facts = new(HasGlobalJson: true, HasNuGetLocks: true, HasNpmLocks: true);

    /// <summary>The text of the only workflow, or of the one with that name.</summary>
    public static string Text<T>(string? name = null) where T : PipelineBuild, IWorkflows, new() =>
        new WorkflowYaml(ActionPins.Default()).Text(Projected<T>().Single(projected => name is null || projected.Workflow.Name == name));

    /// <summary>What a person reads when the workflows of a build cannot be meant.</summary>
    public static string Refusal<T>() where T : PipelineBuild, IWorkflows, new()
    {
        var problems = new Problems();
        problems.Add(((Action)(() => Projected<T>())).Should().Throw<FailureException>().Which);
        var text = new StringWriter();
        problems.Report(text);
        return Place().Replace(text.ToString(), "<file>.cs:#");
    }

    public static IReadOnlyList<Projected> Projected<T>() where T : PipelineBuild, IWorkflows, new()
    {
        var build = new T();
        var model = new BuildModel(TargetGraph.Of(build), ParameterCatalog.Of(typeof(T)), Facts);
        var workflows = build.Workflows.ToList();
        WorkflowRules.Check(workflows);
        return [.. workflows.Select(workflow => WorkflowProjection.Of(model, workflow))];
    }

    [GeneratedRegex(@"[^ ]+\.cs:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
