namespace Pipeline.Targets.Tests;

public sealed class InheritanceTests
{
    [Fact]
    public void Base_starts_from_the_overridden_definition() => Planned.Order<Special>("Compile").Should().Be("Restore Generate Compile");

    [Fact]
    public void Base_reaches_through_several_classes() =>
        Planned.Order<VerySpecial>("Compile").Should().Be("Restore Generate Check Compile");

    [Fact]
    public void Without_Base_an_override_replaces() => Planned.Order<Replacing>("Compile").Should().Be("Compile");

    [Fact]
    public void Base_without_a_base_is_refused() => Golden.Matches(Refused.Text(() => Planned.Order<Baseless>()));

    [Fact]
    public void Inherit_applies_another_target() => Planned.Order<Inheriting>("Full").Should().Be("Restore Full");

    [Fact]
    public void Inherit_reaches_the_default_that_the_class_replaces()
    {
        var plan = Planned.Plan<ReplacingComponent>(environment: null, "Publish");

        string.Join(' ', plan.Nodes).Should().Be("Sign Upload Publish");
        plan.Nodes[^1].Target.Description.Should().Be("Uploads");
    }

    private class General : PipelineBuild
    {
        public Target Restore => _ => _;

        public virtual Target Compile => _ => _.DependsOn(Restore);
    }

    private class Special : General
    {
        public Target Generate => _ => _;

        public override Target Compile => _ => _.Base().DependsOn(Generate);
    }

    private sealed class VerySpecial : Special
    {
        public Target Check => _ => _;

        public override Target Compile => _ => _.Base().DependsOn(Check);
    }

    private sealed class Replacing : General
    {
        public override Target Compile => _ => _;
    }

    private sealed class Baseless : PipelineBuild
    {
        public Target Compile => _ => _.Base();
    }

    private sealed class Inheriting : PipelineBuild
    {
        public Target Restore => _ => _;

        public Target Quick => _ => _.DependsOn(Restore);

        public Target Full => _ => _.Inherit(Quick);
    }

    private interface IPublish : IPipelineBuild
    {
        Target Upload => _ => _;

        Target Publish => _ => _.Description("Uploads").DependsOn(Upload);
    }

    private sealed class ReplacingComponent : PipelineBuild, IPublish
    {
        public Target Sign => _ => _;

        public Target Publish => _ => _.Inherit<IPublish>(x => x.Publish).DependsOn(Sign);
    }
}
