namespace Pipeline.Agent.Tests;

public sealed class CommandLineTests
{
    private const string Usage =
        "usage: dotnet Pipeline.Agent.dll --environment <name> --home <directory> --port <1..65535> --socket <file>";

    [Fact]
    public void Paths_become_absolute()
    {
        var options = AgentOptions.Parse(["--environment", "staging", "--home", "home", "--port", "8080", "--socket", "home/s"]);

        options.Should().Be(new AgentOptions("staging", Path.GetFullPath("home"), 8080, Path.GetFullPath("home/s")));
    }

    [Theory]
    [InlineData("--environment staging --home h --port 8080", $"--socket is missing; {Usage}")]
    [InlineData("--environment staging --home h --port 8080 --socket", $"--socket has no value; {Usage}")]
    [InlineData("--environment staging --home h --home i", $"--home is given twice; {Usage}")]
    [InlineData("--env staging", $"'--env' is not an option; {Usage}")]
    [InlineData("--environment staging --home h --port 0 --socket s", "--port '0' is not a port number between 1 and 65535")]
    [InlineData("--environment staging --home h --port 65536 --socket s", "--port '65536' is not a port number between 1 and 65535")]
    [InlineData("--environment staging --home h --port +80 --socket s", "--port '+80' is not a port number between 1 and 65535")]
    public void A_wrong_request_is_explained_in_one_line(string arguments, string message)
    {
        var parse = () => AgentOptions.Parse(arguments.Split(' '));

        parse.Should().Throw<AgentFailure>().WithMessage(message).Which.ExitCode.Should().Be(2);
    }

    [Fact]
    public void A_socket_path_that_the_operating_system_cannot_hold_is_refused()
    {
        var parse = () => AgentOptions.Parse(
            ["--environment", "staging", "--home", "h", "--port", "8080", "--socket", "/" + new string('x', 200)]);

        parse.Should().Throw<AgentFailure>().WithMessage("*is too long for a Unix socket*").Which.ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task The_process_exits_with_2_and_the_line()
    {
        var (exitCode, output) = await RunningAgent.RunAsync("--port", "80x");

        exitCode.Should().Be(2);
        output.Should().Be($"--environment is missing; {Usage}\n");
    }
}
