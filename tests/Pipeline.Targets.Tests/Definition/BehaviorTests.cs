namespace Pipeline.Targets.Tests;

/// <summary>What a definition leaves for the run.</summary>
public sealed class BehaviorTests
{
    private static readonly TargetGraph Graph = TargetGraph.Of(new Everything());

    [Fact]
    public void The_text_of_a_condition_is_what_was_written()
    {
        Of("Conditional").StaticConditions.Should().ContainSingle().Which.Text.Should().Be("Count > 10");
        Of("Conditional").DynamicConditions.Should().ContainSingle().Which.Text.Should().Be("Count % 2 == 0 && Count > 1");
    }

    [Fact]
    public void A_target_without_work_has_no_bodies() => Of("Collective").Bodies.Should().BeEmpty();

    [Fact]
    public void Bodies_keep_their_order_and_their_place()
    {
        Of("Working").Bodies.Should().HaveCount(3);
        Of("Working").Bodies[0].Source.Should().MatchRegex(@"Definition/BehaviorTests\.cs:\d+$");
    }

    [Fact]
    public async Task A_function_that_returns_a_task_is_awaited()
    {
        var run = Of("Returning").Bodies.Single().Run();
        run.IsCompleted.Should().BeFalse();

        Everything.Gate.SetResult(1);

        await run;
    }

    [Fact]
    public void Flags_are_kept()
    {
        var behavior = Of("Flagged");
        behavior.IsAssured.Should().BeTrue();
        behavior.ProceedsAfterFailure.Should().BeTrue();
        behavior.IsExclusive.Should().BeTrue();
        behavior.WhenSkipped.Should().Be(DependencyBehavior.Execute);
        behavior.Timeout.Should().Be(TimeSpan.FromMinutes(2));
        Graph.Find("Flagged")!.IsListed.Should().BeFalse();
    }

    [Fact]
    public void Skipped_dependencies_are_skipped_by_default() => Of("Collective").WhenSkipped.Should().Be(DependencyBehavior.Skip);

    [Fact]
    public void Artifacts_are_kept_for_the_workflows()
    {
        Of("Working").Produces.Should().Equal("out/*.nupkg");
        Of("Flagged").Consumes.Should().ContainSingle().Which.Target.Name.Should().Be("Working");
    }

    private static TargetBehavior Of(string target) => Graph.Find(target)!.Behavior;

    private sealed class Everything : PipelineBuild
    {
        public static readonly TaskCompletionSource<int> Gate = new();

        private static int Count => 11;

        public Target Conditional => _ => _.OnlyWhenStatic(() => Count > 10).OnlyWhenDynamic(() => Count % 2 == 0 && Count > 1);

        public Target Collective => _ => _;

        public Target Working => _ => _
            .Produces("out/*.nupkg")
            .Executes(() => { }, () => { })
            .Executes(() => 42);

        public Target Returning => _ => _.Executes(() => Gate.Task);

        public Target Flagged => _ => _
            .AssuredAfterFailure()
            .ProceedAfterFailure()
            .Exclusive()
            .WhenSkipped(DependencyBehavior.Execute)
            .Timeout(TimeSpan.FromMinutes(2))
            .Consumes(Working)
            .Unlisted();
    }
}
