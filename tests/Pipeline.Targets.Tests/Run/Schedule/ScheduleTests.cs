namespace Pipeline.Targets.Tests;

/// <summary>Properties of the schedule on a thousand graphs that nobody would write by hand.</summary>
public sealed class ScheduleTests
{
    private const int Graphs = 1000;

    [Fact]
    public void One_at_a_time_the_order_is_the_plan_order()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var states = States(new Random(seed));
            Play(states, limit: 1, new Random(0)).Should().Equal(states, "of seed {0}", seed);
        }
    }

    [Fact]
    public void Every_node_starts_once_and_after_its_predecessors_have_ended()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var states = States(new Random(seed));
            var ended = new HashSet<NodeState>();
            var started = Play(states, limit: 3, new Random(seed), ended, state =>
                state.Predecessors.All(ended.Contains).Should().BeTrue("of seed {0}", seed));
            started.OrderBy(state => state.Index).Should().Equal(states, "of seed {0}", seed);
        }
    }

    [Fact]
    public void When_targets_end_in_the_same_order_they_start_in_the_same_order()
    {
        var first = Play(States(new Random(7)), limit: 3, new Random(7)).Select(state => state.Id).ToList();

        for (var run = 0; run < Graphs; run++)
            Play(States(new Random(7)), limit: 3, new Random(7)).Select(state => state.Id).Should().Equal(first);
    }

    /// <summary>Up to twenty nodes; each waits for some of those before it, one in ten is exclusive.</summary>
    private static IReadOnlyList<NodeState> States(Random random)
    {
        var nodes = new List<Node>();
        for (var count = random.Next(1, 20); nodes.Count < count;)
        {
            var target = new ExecutableTarget($"T{nodes.Count}", definition => definition);
            target.Behavior.IsExclusive = random.Next(10) == 0;
            nodes.Add(new Node { Target = target, Environment = null, Predecessors = [.. nodes.Where(_ => random.Next(5) == 0)] });
        }

        return new RunGraph(new ExecutionPlan(nodes)).All;
    }

    /// <summary>Plays a run in which the running nodes end in random order.</summary>
    private static List<NodeState> Play(
        IReadOnlyList<NodeState> states, int limit, Random random, HashSet<NodeState>? ended = null, Action<NodeState>? start = null)
    {
        var schedule = new Schedule(states, limit);
        var (started, running) = (new List<NodeState>(), new List<NodeState>());
        while (true)
        {
            while (schedule.Next(_ => true) is { } state)
            {
                start?.Invoke(state);
                started.Add(state);
                running.Add(state);
                running.Count.Should().BeLessThanOrEqualTo(running.Exists(one => one.Behavior.IsExclusive) ? 1 : limit);
            }

            if (running.Count == 0) return started;

            var next = running[random.Next(running.Count)];
            running.Remove(next);
            ended?.Add(next);
            schedule.End(next);
        }
    }
}
