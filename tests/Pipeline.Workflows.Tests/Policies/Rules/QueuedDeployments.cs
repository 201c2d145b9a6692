namespace Pipeline.Workflows.Tests;

/// <summary>One deployment to an environment at a time; others wait, all of them, and nothing cancels one that runs.</summary>
internal sealed class QueuedDeployments : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("      group: deploy-staging\n      cancel-in-progress: false\n", "      group: deploy-staging\n      cancel-in-progress: true\n"),
        new("      queue: max\n", ""),
        new("group: deploy-staging", "group: deploy"),
        new("  group: deliver-${{ github.ref }}\n  cancel-in-progress: false\n", "  group: deliver-${{ github.ref }}\n  cancel-in-progress: true\n"),
    ];

    /// <summary>GitHub environments with secrets of their own, for what may not wait for reviewers; they wait for deployments all the same.</summary>
    private static readonly string[] Beside = ["-backup", "-monitor", "-restore-drill"];

    public override IEnumerable<Finding> Check(ParsedWorkflow file)
    {
        foreach (var job in file.Jobs.Where(job => job.Environment is not null))
        {
            var beside = Beside.FirstOrDefault(name => job.Environment!.EndsWith(name, StringComparison.Ordinal)) ?? "";
            var works = job.Environment![..^beside.Length];
            if (job.Node.TextAt("concurrency", "group") != $"deploy-{works}")
                yield return new(job.Node, $"{job.Id} does not wait for others in the group deploy-{works}");
            if (job.Node.TextAt("concurrency", "queue") != "max" || job.Node.TextAt("concurrency", "cancel-in-progress") != "false")
                yield return new(job.Node, $"{job.Id} can be cancelled by a later run");
            if (file.Root.TextAt("concurrency", "cancel-in-progress") is not (null or "false"))
                yield return new(job.Node, $"{job.Id} can be cancelled with its workflow");
        }
    }
}
