using Pipeline.Agent.Protocol;

namespace Pipeline.Agent.Tests;

public sealed class PoolRulesTests
{
    private static readonly ServiceSpec Good = TestServices.Web("api", "/api");

    [Theory]
    [InlineData("blue")]
    [InlineData("1.2.3-blue_a")]
    public void Good_specifications_pass(string id) => Checking(id, Good, TestServices.Web("web")).Should().NotThrow();

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("Blue")]
    [InlineData("a/b")]
    public void An_id_is_a_name(string id) => Checking(id, Good).Should().Throw<ControlFailure>().WithMessage(
        $"the pool id '{id}' must be 1 to 63 lower-case letters, digits, '-', '_' or '.', the first one a letter or digit");

    [Fact]
    public void A_pool_has_services() => Checking("blue").Should().Throw<ControlFailure>().WithMessage("pool 'blue' has no services");

    [Fact]
    public void Names_and_routes_are_unique()
    {
        Checking("blue", Good, Good with { Route = "/" }).Should().Throw<ControlFailure>().WithMessage("two services have the name 'api'");
        Checking("blue", Good, Good with { Name = "web" }).Should().Throw<ControlFailure>().WithMessage("two services have the route '/api'");
    }

    [Fact]
    public void Each_part_of_a_service_is_checked()
    {
        Refused(Good with { Name = "a b" }).Should().StartWith("the service name 'a b' must be 1 to 63 ");
        Refused(Good with { Command = [] }).Should().Be("api: the command is empty");
        Refused(Good with { WorkingDirectory = "/nowhere" }).Should()
            .Be("api: the working directory '/nowhere' is not an absolute path of an existing directory");
        Refused(Good with { Route = "api" }).Should().Be("api: the route 'api' must be \"/\", or begin with \"/\" and not end with it");
        Refused(Good with { Route = "/api/" }).Should().Be("api: the route '/api/' must be \"/\", or begin with \"/\" and not end with it");
        Refused(Good with { HealthPath = "health" }).Should().Be("api: the health path 'health' must begin with \"/\"");
        Refused(Good with { StopGraceSeconds = -1 }).Should().Be("api: stopGraceSeconds is -1; it must be between 0 and 3600");
    }

    private static string Refused(ServiceSpec service) => Checking("blue", service).Should().Throw<ControlFailure>().Which.Message;

    private static Action Checking(string id, params ServiceSpec[] services) =>
        () => PoolRules.Check(id, new PoolSpec(new ReleaseName("1.0.0", "c0ffee"), services));
}
