namespace Pipeline.Targets.Tests;

public sealed class CycleTests
{
    [Fact]
    public void The_shortest_cycle_is_shown_with_every_edge_and_its_place() =>
        Golden.Matches(Refused.Text(() => Planned.Order<TwoCycles>()));

    [Fact]
    public void A_target_that_waits_for_itself() => Golden.Matches(Refused.Text(() => Planned.Order<Selfish>()));

    [Fact]
    public void Order_only_edges_and_triggers_count() => Golden.Matches(Refused.Text(() => Planned.Order<Mixed>()));

    [Fact]
    public void A_long_cycle_is_found_without_recursion()
    {
        const int Length = 10_000;
        var targets = SyntheticGraph.Targets(Length);
        var edges = Enumerable.Range(0, Length).Select(index => SyntheticGraph.Edge(targets, from: index, to: (index + 1) % Length)).ToList();

        Refused.Text(() => TargetGraph.Of(targets, edges, []))
            .Should().Contain("T0.DependsOn(T1)").And.Contain($"T{Length - 1}.DependsOn(T0)");
    }

    private sealed class TwoCycles : PipelineBuild
    {
        public Target A => _ => _.DependsOn(B);

        public Target B => _ => _.DependsOn(C);

        public Target C => _ => _.DependsOn(A, D);

        public Target D => _ => _.DependsOn(Entangled);

        public Target Entangled => _ => _.DependsOn(D);

        public Target Innocent => _ => _.DependsOn(A);
    }

    private sealed class Selfish : PipelineBuild
    {
        public Target Compile => _ => _.DependsOn(Compile);
    }

    private sealed class Mixed : PipelineBuild
    {
        public Target Compile => _ => _.After(Pack);

        public Target Test => _ => _.Triggers(Pack).DependentFor(Innocent);

        public Target Pack => _ => _.Before(Test);

        public Target Innocent => _ => _;
    }
}
