using System.Collections.Immutable;

namespace Pipeline.Workflows;

/// <summary>The job that branch protection asks for: its name stays when the others change.</summary>
internal static class AggregateJob
{
    public static Job Of(Workflow workflow, IReadOnlyList<Job> jobs) => new(workflow.Aggregate!, workflow.Aggregate!)
    {
        Needs = [.. jobs.Select(job => job.Id)],
        // GitHub counts a job that is skipped as passed, also when its run was cancelled: so it runs where it has to fail, and only there.
        If = "failure() || cancelled()",
        Runner = Runner.Ubuntu2404,
        Timeout = TimeSpan.FromMinutes(5),
        HasSources = false,
        Steps =
        [
            new RunStep("exit 1", ImmutableSortedDictionary<string, string>.Empty) { Name = "A job has failed or was cancelled" },
        ],
    };
}
