using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows.Tests;

/// <summary>What holds for every graph and every grouping, tried on random ones; the seed of a failure stands in its message.</summary>
public sealed class GroupingPropertyTests
{
    private const int Graphs = 10_000;

    [Fact]
    public void Every_order_of_jobs_runs_each_target_once_after_what_it_needs_with_its_files()
    {
        var refused = 0;
        for (var seed = 0; seed < Graphs; seed++)
        {
            var workflow = new RandomWorkflow(seed);
            Projected projected;
            try
            {
                projected = workflow.Project();
            }
            catch (FailureException refusal)
            {
                refused++;
                if (!NamesTwo(refusal, workflow) || !FixedGroups.WaitForThemselves(workflow)) Assert.Fail($"seed {seed}: {refusal.Message}");
                continue;
            }

            if (FixedGroups.WaitForThemselves(workflow)) Assert.Fail($"seed {seed}: not refused");
            for (var round = 0; round < 3; round++)
                if (WrongOrNull(workflow, projected, new Random(seed + round)) is { } wrong) Assert.Fail($"seed {seed}: {wrong}");
        }

        refused.Should().BeInRange(Graphs / 20, Graphs / 2, "both outcomes are tried");
    }

    private static bool NamesTwo(FailureException refusal, RandomWorkflow workflow)
    {
        var words = refusal.Message.Split(' ', ',', '.', ':');
        return refusal.NextSteps.Count > 0 && workflow.Graph.Targets.Count(target => words.Contains(target.Name, StringComparer.Ordinal)) >= 2;
    }

    private static string? WrongOrNull(RandomWorkflow workflow, Projected projected, Random random)
    {
        var order = new JobOrder(projected, random).Run();
        var working = workflow.Plan.Nodes.Where(node => node.Target.Behavior.Plan is not null).ToList();
        if (!working.Select(node => node.Target.Name).Order(StringComparer.Ordinal).SequenceEqual(order.Ran.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            return $"{string.Join(' ', order.Ran)} ran instead of {string.Join(' ', working)}";

        var place = order.Ran.Select((target, index) => (target, index)).ToDictionary(pair => pair.target, pair => pair.index, StringComparer.Ordinal);
        foreach (var node in working)
        {
            foreach (var before in FixedGroups.Before(node))
                if (place[before.Target.Name] > place[node.Target.Name]) return $"{node} ran before {before}, which it waits for";
            foreach (var read in Read(node, workflow.Plan))
                if (!order.Present[node.Target.Name].Contains(read)) return $"{node} ran without {read}";
        }

        return null;
    }

    /// <summary>The results and files that a node may read.</summary>
    private static IEnumerable<string> Read(Node node, ExecutionPlan plan)
    {
        foreach (var before in FixedGroups.Before(node)) yield return before.Target.Name;
        foreach (var (consumed, _) in node.Target.Behavior.Consumes)
            if (plan.Nodes.Any(other => other.Target == consumed && other.Target.Behavior.Plan is not null))
                foreach (var file in consumed.Behavior.Produces) yield return file;
    }
}
