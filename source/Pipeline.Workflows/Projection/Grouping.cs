using Pipeline.Plans;

namespace Pipeline.Workflows;

/// <summary>
/// Which targets share a job. What works on an environment, what names a job and what wants one alone is fixed; a fixed job that would
/// wait for itself is refused. All other targets share a job with those that ask for the same machine, permissions and so on, split where
/// a way from one to the other leads through another job.
/// </summary>
internal static class Grouping
{
    /// <returns>The groups, each after those it waits for; the nodes of each in order.</returns>
    public static List<List<WorkNode>> Of(IReadOnlyList<WorkNode> nodes)
    {
        var position = nodes.Select((node, index) => (node, index)).ToDictionary(pair => pair.node, pair => pair.index);
        var blocks = new Blocks([.. nodes.Select(node => node.Predecessors.ConvertAll(edge => position[edge.From]))]);
        foreach (var group in Alike(nodes, FixedKey)) blocks.Join(group);
        if (blocks.OrderOrNull() is null) throw new EntangledJobs(nodes, blocks, position).Failure();

        foreach (var group in Alike(nodes, DefaultKey)) blocks.JoinByLevel(group);
        return [.. blocks.OrderOrNull()!.Select(block => nodes.Where((_, index) => blocks[index] == block).ToList())];
    }

    /// <summary>What a fixed job is known by; <see langword="null"/> for a node without one.</summary>
    public static string? FixedKey(WorkNode node)
    {
        if (node.Node.Environment is { } environment)
        {
            if (node.Traits.Job is null && !node.Traits.IsAlone) return $"the environment {environment}";
            throw new FailureException(
                $"{node.Node.Target.Name} asks for a job, but it works on {environment}, whose targets share one: its lease is held by one run.")
            {
                NextSteps = [$"Remove {(node.Traits.IsAlone ? "InOwnJob" : "InJob")} from {node.Node.Target.Name}: {node.Node.Target.Source}"],
            };
        }

        if (node.Traits.IsAlone) return $"the target {node.Node.Id}";
        return node.Traits.Job is { } job ? $"the job {job}" : null;
    }

    private static string? DefaultKey(WorkNode node)
    {
        if (FixedKey(node) is not null) return null;
        var traits = node.Traits;
        return string.Join('\n',
        [
            $"{traits.Runner}",
            traits.SecretsOf ?? "",
            traits.Condition?.Expression ?? "",
            .. traits.Permissions.Select(permission => $"{permission}").Order(StringComparer.Ordinal),
            .. traits.Matrix.Select(axis => $"{axis.Name}: {string.Join(',', axis.Values)}"),
            .. traits.Services.Select(service => $"{service.Name}: {service.Image}").Order(StringComparer.Ordinal),
        ]);
    }

    private static IEnumerable<List<int>> Alike(IReadOnlyList<WorkNode> nodes, Func<WorkNode, string?> key) =>
        Enumerable.Range(0, nodes.Count)
            .Where(index => key(nodes[index]) is not null)
            .GroupBy(index => key(nodes[index]), StringComparer.Ordinal)
            .Select(alike => alike.ToList());
}
