namespace Pipeline.Targets.Tests;

public sealed class DiscoveryTests
{
    [Fact]
    public void Private_targets_of_the_class_count() => Names<WithPrivate>().Should().Equal("Compile", "Hidden");

    [Fact]
    public void Base_classes_come_first_then_the_class_then_components() =>
        Names<Derived>().Should().Equal("Restore", "Compile", "Pack", "Extra");

    [Fact]
    public void An_override_stands_where_the_base_class_declared_it() =>
        TargetGraph.Of(new Derived()).Find("Compile")!.Description.Should().Be("derived");

    [Fact]
    public void What_hides_a_target_of_the_base_class_takes_its_edges() => Planned.Order<Hiding>("Pack").Should().Be("Compile Pack");

    [Fact]
    public void What_the_class_declares_publicly_wins_over_the_component()
    {
        var graph = TargetGraph.Of(new Replacing());

        graph.Targets.Should().ContainSingle().Which.Description.Should().Be("class");
    }

    [Fact]
    public void An_explicit_implementation_is_the_component_s_target()
    {
        var graph = TargetGraph.Of(new Explicit());

        graph.Targets.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "Extra", Description = "explicit" });
    }

    [Fact]
    public void The_redefinition_in_the_most_derived_component_wins()
    {
        var graph = TargetGraph.Of(new WithRedefinition());

        graph.Find("Extra")!.Description.Should().Be("redefined");
    }

    [Fact]
    public void A_name_that_a_component_hides_leads_to_what_hides_it() => Planned.Order<UsesHidden>("Use").Should().Be("Extra Use");

    [Fact]
    public void A_hiding_declaration_wins() => TargetGraph.Of(new UsesHidden()).Find("Extra")!.Description.Should().Be("hiding");

    [Fact]
    public void Two_components_with_the_same_target_are_refused() => Golden.Matches(Refused.Text(() => Names<Ambiguous>()));

    [Fact]
    public void The_class_may_decide_between_two_components() =>
        TargetGraph.Of(new Decided()).Targets.Should().ContainSingle().Which.Description.Should().Be("extra");

    [Fact]
    public void A_private_target_cannot_replace_that_of_a_component() => Golden.Matches(Refused.Text(() => Names<Secretive>()));

    [Fact]
    public void Names_that_only_differ_in_case_or_marks_are_refused() => Golden.Matches(Refused.Text(() => Names<Alike>()));

    [Fact]
    public void Targets_are_found_whatever_the_case_and_dashes()
    {
        var graph = TargetGraph.Of(new Derived());

        graph.Find("--com-PILE").Should().BeSameAs(graph.Find("Compile"));
    }

    private static IEnumerable<string> Names<T>() where T : PipelineBuild, new() =>
        TargetGraph.Of(new T()).Targets.Select(target => target.Name).ToList();

    private sealed class WithPrivate : PipelineBuild
    {
        public Target Compile => _ => _.DependsOn(Hidden);

        private Target Hidden => _ => _;
    }

    private sealed class Alike : PipelineBuild
    {
        public Target DeployAll => _ => _;

        public Target Deploy_all => _ => _;
    }

    private abstract class Common : PipelineBuild
    {
        public Target Restore => _ => _;

        public virtual Target Compile => _ => _.Description("base");
    }

    private class Packing : PipelineBuild
    {
        public Target Pack => _ => _.DependsOn(Compile);

        public Target Compile => _ => _;
    }

    private sealed class Hiding : Packing
    {
        public new Target Compile => _ => _.Description("hiding");
    }

    private sealed class Derived : Common, IExtra
    {
        public Target Pack => _ => _;

        public override Target Compile => _ => _.Description("derived");
    }

    private interface IExtra : IPipelineBuild
    {
        Target Extra => _ => _.Description("extra");
    }

    private interface IOther : IPipelineBuild
    {
        Target Extra => _ => _.Description("other");
    }

    private interface IRedefined : IExtra
    {
        Target IExtra.Extra => _ => _.Description("redefined");
    }

    private interface IHiding : IExtra
    {
        new Target Extra => _ => _.Description("hiding");
    }

    private sealed class Replacing : PipelineBuild, IExtra
    {
        public Target Extra => _ => _.Description("class");
    }

    private sealed class Explicit : PipelineBuild, IExtra
    {
        Target IExtra.Extra => _ => _.Description("explicit");
    }

    private sealed class WithRedefinition : PipelineBuild, IExtra, IRedefined;

    private sealed class UsesHidden : PipelineBuild, IHiding
    {
        public Target Use => _ => _.DependsOn<IExtra>(x => x.Extra);
    }

    private sealed class Ambiguous : PipelineBuild, IExtra, IOther;

    private sealed class Decided : PipelineBuild, IExtra, IOther
    {
        public Target Extra => _ => _.Inherit<IExtra>(x => x.Extra);
    }

    private sealed class Secretive : PipelineBuild, IExtra
    {
        private Target Extra => _ => _;
    }
}
