namespace Pipeline.Plans.Tests;

public sealed class StepsTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a/b")]
    [InlineData("on-failure")]
    [InlineData("always")]
    [InlineData("always-2")]
    public void A_name_that_would_not_give_an_id_is_refused(string name)
    {
        var making = () => Plan.Sequence((name, Act.Ok()));

        making.Should().Throw<ArgumentException>().WithMessage($"'{name}' cannot name a step: *");
    }

    [Fact]
    public void Two_steps_of_one_name_are_refused()
    {
        var making = () => Plan.Parallel(("a", Act.Ok()), ("a", Act.Ok()));

        making.Should().Throw<ArgumentException>().WithMessage("Two steps are named 'a': *");
    }

    [Fact]
    public void Every_node_that_does_something_has_an_id()
    {
        PlanTree.Nodes(Plans.Deployment(), "DeployStaging").Select(node => node.Id).Should().Equal(
            "DeployStaging/store",
            "DeployStaging/migrate/then",
            "DeployStaging/migrate/else",
            "DeployStaging/pools/api/start",
            "DeployStaging/pools/api/ready",
            "DeployStaging/pools/web/start",
            "DeployStaging/pools/web/ready",
            "DeployStaging/route/weights",
            "DeployStaging/route/watch",
            "DeployStaging/route/on-failure/back",
            "DeployStaging/route/on-failure/stop",
            "DeployStaging/route/always",
            "DeployStaging/gate/pass",
            "DeployStaging/gate/fail",
            "DeployStaging/old");
    }
}
