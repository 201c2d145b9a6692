using System.Collections.Immutable;

namespace Pipeline.Workflows;

/// <summary>The job that branch protection asks for: its name stays when the others change.</summary>
internal static class AggregateJob
{
    public static Job Of(Workflow workflow, IReadOnlyList<Job> jobs) => new(workflow.Aggregate!, workflow.Aggregate!)
    {
        Needs = [.. jobs.Select(job => job.Id)],
        // Without it the job is skipped after a failure, which counts as success.
        If = "!cancelled()",
        Runner = Runner.Ubuntu2404,
        Timeout = TimeSpan.FromMinutes(5),
        HasSources = false,
        Steps =
        [
            new RunStep("exit 1", ImmutableSortedDictionary<string, string>.Empty)
            {
                Name = "A job has failed",
                If = "contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled')",
            },
        ],
    };
}
