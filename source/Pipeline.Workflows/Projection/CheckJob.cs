using System.Collections.Immutable;

namespace Pipeline.Workflows;

/// <summary>The comparison of the workflows with the code, in a workflow.</summary>
internal static class CheckJob
{
    private static readonly RunStep Step = new("exec ./build.sh GenerateWorkflows --check", ImmutableSortedDictionary<string, string>.Empty);

    public static Job Of(WorkflowContext context, JobIds ids) => new(ids.Take("workflows", "Check of the workflow"), "GenerateWorkflows")
    {
        If = context.Workflow.OnlyWhen?.Expression,
        Runner = context.Workflow.RunsOn,
        Timeout = context.Workflow.JobTimeout,
        Steps = [.. new SetUpSteps(context.Model.Facts) { KeepsFiles = context.KeepsFiles(context.Workflow.RunsOn), UsesCache = true }.Steps(), Step],
    };

    /// <summary>The job with the comparison before its first command, if it waits for no other.</summary>
    public static Job First(Job job)
    {
        if (job.Needs.Count > 0) return job;
        var before = job.Steps.TakeWhile(step => step is ActionStep).Count();
        return job with { Steps = [.. job.Steps.Take(before), Step, .. job.Steps.Skip(before)] };
    }
}
