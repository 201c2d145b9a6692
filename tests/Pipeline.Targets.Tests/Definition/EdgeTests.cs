namespace Pipeline.Targets.Tests;

/// <summary>The members that order targets, row by row of NUKE's table.</summary>
public sealed class EdgeTests
{
    [Fact]
    public void DependsOn_pulls_in_and_runs_before() => Planned.Order<Chain>("Test").Should().Be("Restore Compile Test");

    [Fact]
    public void Independent_targets_run_in_order_of_declaration_whatever_the_command_line_says() =>
        Planned.Order<Chain>("Lint", "Test", "Clean").Should().Be("Clean Restore Compile Test Lint");

    [Fact]
    public void DependentFor_is_the_inverse_of_DependsOn() => Planned.Order<Inverse>("Pack").Should().Be("Version Pack");

    [Fact]
    public void Before_and_After_only_order() => Planned.Order<OrderOnly>("Late").Should().Be("Late");

    [Fact]
    public void Before_and_After_order_what_runs_anyway() =>
        Planned.Order<OrderOnly>("Late", "Middle", "Early").Should().Be("Early Middle Late");

    [Fact]
    public void Triggers_pull_in_what_follows_with_its_dependencies() =>
        Planned.Order<Triggering>("Release").Should().Be("Draft Release Announce");

    [Fact]
    public void TriggeredBy_is_the_inverse_of_Triggers() => Planned.Order<Triggering>("Build").Should().Be("Build Report");

    [Fact]
    public void A_trigger_of_a_dependency_joins_too() => Planned.Order<Triggering>("Ship").Should().Be("Build Report Ship");

    [Fact]
    public void The_trigger_is_no_dependency_of_what_it_triggers()
    {
        var plan = Planned.Plan<Triggering>(environment: null, "Build");

        var report = plan.Nodes.Single(node => node.Id == "Report");
        report.Dependencies.Should().BeEmpty();
        report.Predecessors.Should().ContainSingle().Which.Id.Should().Be("Build");
    }

    [Fact]
    public void Targets_of_components_are_named_through_the_component() => Planned.Order<WithComponent>("Use").Should().Be("Compile Use");

    [Fact]
    public void Without_a_lambda_the_single_target_of_the_component_is_meant() =>
        Planned.Order<WithComponent>("Short").Should().Be("Compile Short");

    [Fact]
    public void The_Try_forms_do_nothing_without_the_component() => Planned.Order<WithComponent>("Careful").Should().Be("Compile Careful");

    [Fact]
    public void A_missing_component_is_refused_with_the_fix() => Golden.Matches(Refused.Text(() => Planned.Order<MissingComponent>()));

    [Fact]
    public void A_component_with_several_targets_has_no_single_one() =>
        Golden.Matches(Refused.Text(() => Planned.Order<AmbiguousSingle>()));

    [Fact]
    public void A_lambda_in_place_of_a_target_is_refused() => Golden.Matches(Refused.Text(() => Planned.Order<InPlace>()));

    [Fact]
    public void Every_definition_is_read_exactly_once()
    {
        var build = new Counting();

        TargetGraph.Of(build);

        build.Reads.Should().Be(1);
    }

    private sealed class Chain : PipelineBuild
    {
        public Target Clean => _ => _.Before(Restore);

        public Target Restore => _ => _;

        public Target Compile => _ => _.DependsOn(Restore);

        public Target Test => _ => _.DependsOn(Compile);

        public Target Lint => _ => _;
    }

    private sealed class Inverse : PipelineBuild
    {
        public Target Pack => _ => _;

        public Target Version => _ => _.DependentFor(Pack);
    }

    private sealed class OrderOnly : PipelineBuild
    {
        public Target Late => _ => _.After(Middle);

        public Target Middle => _ => _;

        public Target Early => _ => _.Before(Middle);
    }

    private sealed class Triggering : PipelineBuild
    {
        public Target Announce => _ => _.DependsOn(Draft);

        public Target Draft => _ => _;

        public Target Release => _ => _.Triggers(Announce);

        public Target Report => _ => _.TriggeredBy(Build);

        public Target Build => _ => _;

        public Target Ship => _ => _.DependsOn(Build);
    }

    private interface ICompile : IPipelineBuild
    {
        Target Compile => _ => _;
    }

    private interface IAbsent : IPipelineBuild
    {
        Target Absent => _ => _;
    }

    private interface ITwo : IPipelineBuild
    {
        Target One => _ => _;

        Target Two => _ => _;
    }

    private sealed class WithComponent : PipelineBuild, ICompile
    {
        public Target Use => _ => _.DependsOn<ICompile>(x => x.Compile);

        public Target Short => _ => _.DependsOn<ICompile>();

        public Target Careful =>
            _ => _.TryDependsOn<IAbsent>(x => x.Absent).TryAfter<IAbsent>().TryTriggers<IAbsent>().TryDependsOn<ICompile>();
    }

    private sealed class MissingComponent : PipelineBuild
    {
        public Target Use => _ => _.DependsOn<IAbsent>(x => x.Absent);
    }

    private sealed class AmbiguousSingle : PipelineBuild, ITwo
    {
        public Target Use => _ => _.DependsOn<ITwo>();
    }

    private sealed class InPlace : PipelineBuild
    {
        public Target Use => _ => _.DependsOn(other => other);
    }

    private sealed class Counting : PipelineBuild
    {
        public int Reads { get; private set; }

        public Target First => _ => _.DependsOn(Second);

        public Target Second => _ =>
        {
            Reads++;
            return _;
        };

        public Target Third => _ => _.DependsOn(Second);
    }
}
