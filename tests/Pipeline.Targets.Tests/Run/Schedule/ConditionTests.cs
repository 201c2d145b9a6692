namespace Pipeline.Targets.Tests;

/// <summary>NUKE.md: OnlyWhenStatic is asked for the whole plan before anything runs, OnlyWhenDynamic just before the target.</summary>
public sealed class ConditionTests
{
    [Fact]
    public void An_unmet_static_condition_skips_the_target_with_what_only_it_needs()
    {
        var run = Started.Build<Static>("All");

        run.Ran().Should().Equal("All");
        run.Reasons()["Conditional"].Should().Be("only when 1 > 2");
        run.Reasons()["Needed"].Should().Be("only Conditional needs it");
    }

    [Fact]
    public void Static_conditions_are_asked_once_and_before_anything_runs()
    {
        var run = Started.Build<Asked>("All", "--parallel", "1");

        run.Output.Split('\n').Where(line => line is "asked static" or "asked dynamic" || line.StartsWith("ran ", StringComparison.Ordinal))
            .Should().Equal("asked static", "ran First", "asked dynamic", "ran All");
    }

    [Fact]
    public void An_unmet_dynamic_condition_skips_the_target_after_its_dependencies_ran()
    {
        var run = Started.Build<Dynamic>("All");

        run.ExitCode.Should().Be(0);
        run.Ran().Should().Equal("Needed", "All");
        run.Reasons()["Conditional"].Should().Be("only when Ready");
    }

    [Fact]
    public void What_an_unmet_dynamic_condition_skips_triggers_nothing()
    {
        var run = Started.Build<Dynamic>("Triggering");

        run.Ran().Should().BeEmpty();
        run.Statuses()["Triggered"].Should().Be("Skipped");
    }

    [Fact]
    public void Several_unmet_conditions_are_all_named()
    {
        Started.Build<Dynamic>("Twice").Reasons()["Twice"].Should().Be("only when Ready && 1 > 2");
    }

    [Fact]
    public void A_dynamic_condition_that_throws_fails_the_target()
    {
        var run = Started.Build<Throwing>("AfterDynamic");

        run.ExitCode.Should().Be(1);
        run.Ran().Should().BeEmpty();
        run.Statuses().Should().Contain("ThrowsDynamically", "Failed").And.Contain("AfterDynamic", "Not run");
        run.Output.Should().Contain("The condition 'Throws()' of ThrowsDynamically could not be asked: No answer.");
    }

    [Fact]
    public void A_static_condition_that_throws_keeps_the_run_from_starting()
    {
        var run = Started.Build<Throwing>("ThrowsStatically", "Independent");

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Errors.Should().Contain("The condition 'Throws()' of ThrowsStatically could not be asked: No answer.");
    }

    private sealed class Static : SayingBuild
    {
        public Target Needed => _ => _.Executes(Says("Needed"));

        public Target Conditional => _ => _.DependsOn(Needed).OnlyWhenStatic(() => 1 > 2).Executes(Says("Conditional"));

        public Target All => _ => _.DependsOn(Conditional).Executes(Says("All"));
    }

    private sealed class Asked : SayingBuild
    {
        public Target First => _ => _.Executes(Says("First"));

        public Target All => _ => _.DependsOn(First)
            .OnlyWhenDynamic(() => Tells("asked dynamic"))
            .OnlyWhenStatic(() => Tells("asked static"))
            .Executes(Says("All"));

        private static bool Tells(string text)
        {
            Console.WriteLine(text);
            return true;
        }
    }

    private sealed class Dynamic : SayingBuild
    {
        private static bool Ready => false;

        public Target Needed => _ => _.Executes(Says("Needed"));

        public Target Conditional => _ => _.DependsOn(Needed).OnlyWhenDynamic(() => Ready).Executes(Says("Conditional"));

        public Target All => _ => _.DependsOn(Conditional).Executes(Says("All"));

        public Target Triggering => _ => _.OnlyWhenDynamic(() => Ready).Triggers(Triggered).Executes(Says("Triggering"));

        public Target Triggered => _ => _.Executes(Says("Triggered"));

        public Target Twice => _ => _.OnlyWhenDynamic(() => Ready).OnlyWhenDynamic(() => 1 > 2).Executes(Says("Twice"));
    }

    private sealed class Throwing : SayingBuild
    {
        public Target ThrowsDynamically => _ => _.OnlyWhenDynamic(() => Throws()).Executes(Says("ThrowsDynamically"));

        public Target AfterDynamic => _ => _.DependsOn(ThrowsDynamically).Executes(Says("AfterDynamic"));

        public Target ThrowsStatically => _ => _.OnlyWhenStatic(() => Throws()).Executes(Says("ThrowsStatically"));

        public Target Independent => _ => _.Executes(Says("Independent"));

        private static bool Throws() => throw new InvalidOperationException("No answer.");
    }
}
