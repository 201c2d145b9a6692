namespace Pipeline.Agent.Tests;

public sealed class ChildEnvironmentTests
{
    private static readonly Dictionary<string, string> Agents = new(StringComparer.Ordinal)
    {
        ["PATH"] = "/bin",
        ["HOME"] = "/home/me",
        ["REGISTRY_TOKEN"] = "secret",
        ["ASPNETCORE_HTTP_PORTS"] = "8080",
    };

    [Fact]
    public void A_service_gets_what_its_specification_gives_and_little_else()
    {
        var variables = ChildEnvironment.For(
            TestServices.Web(variables: [("GREETING", "hello"), ("HOME", "/data")]), 20123, Agents.GetValueOrDefault);

        variables.Should().Equal(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/bin",
            ["HOME"] = "/data",
            ["GREETING"] = "hello",
            ["PORT"] = "20123",
            ["HOST"] = "127.0.0.1",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:20123",
        });
    }

    [Theory]
    [InlineData("PORT")]
    [InlineData("ASPNETCORE_URLS")]
    [InlineData("ASPNETCORE_HTTP_PORTS")]
    [InlineData("DOTNET_URLS")]
    [InlineData("URLS")]
    public void A_specification_cannot_move_its_service_to_another_port(string name)
    {
        var plain = ChildEnvironment.For(TestServices.Web(), 20123, Agents.GetValueOrDefault);

        ChildEnvironment.For(TestServices.Web(variables: [(name, "1")]), 20123, Agents.GetValueOrDefault).Should().Equal(plain);
    }
}
