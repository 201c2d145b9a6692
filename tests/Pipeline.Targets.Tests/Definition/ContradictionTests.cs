using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>Declarations that cannot be meant.</summary>
public sealed class ContradictionTests
{
    [Fact]
    public void Plans_and_Executes() => Golden.Matches(Refused.Text(() => Planned.Order<BothKinds>()));

    [Fact]
    public void Two_plans() => Golden.Matches(Refused.Text(() => Planned.Order<TwoPlans>()));

    [Fact]
    public void PerEnvironment_and_In() => Golden.Matches(Refused.Text(() => Planned.Order<BothEnvironments>()));

    [Fact]
    public void A_timeout_of_nothing() => Golden.Matches(Refused.Text(() => Planned.Order<NoTime>()));

    [Fact]
    public void A_definition_that_throws() => Golden.Matches(Refused.Text(() => Planned.Order<Throwing>()));

    private sealed class BothKinds : PipelineBuild
    {
        public Target Confused => _ => _.Executes(() => { }).Plans(context => Plan.Nothing("nothing"));
    }

    private sealed class TwoPlans : PipelineBuild
    {
        public Target Confused => _ => _.Plans(context => Plan.Nothing("one")).Plans(context => Plan.Nothing("two"));
    }

    private sealed class BothEnvironments : PipelineBuild
    {
        public Target Confused => _ => _.In("staging").PerEnvironment();
    }

    private sealed class NoTime : PipelineBuild
    {
        public Target Confused => _ => _.Timeout(TimeSpan.Zero);
    }

    private sealed class Throwing : PipelineBuild
    {
        [Parameter]
        public string Version { get; } = null!;

        public Target Confused => _ => _.Description(Version.ToUpperInvariant());
    }
}
