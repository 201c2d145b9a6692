namespace Pipeline.EndToEnd.Tests;

public sealed class GateTests
{
    [Fact]
    public void The_gate_runs_the_test_command_of_the_README()
    {
        var section = Repository.Read("README.md").Split("\n## Run the tests\n")[1];
        var command = section.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("./", StringComparison.Ordinal));

        var gate = Repository.Read(".ci/run").Split('\n').Where(line => line.StartsWith("./", StringComparison.Ordinal));

        gate.Should().ContainSingle().Which.Should().StartWith(command + " ");
    }

    [Theory]
    [InlineData("build.sh")]
    [InlineData(".ci/run")]
    public void Shell_scripts_are_executable(string script) =>
        File.GetUnixFileMode(Repository.PathTo(script)).Should().HaveFlag(UnixFileMode.UserExecute);
}
