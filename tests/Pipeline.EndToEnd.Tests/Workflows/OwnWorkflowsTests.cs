using System.Diagnostics;

namespace Pipeline.EndToEnd.Tests;

public sealed class OwnWorkflowsTests
{
    [Fact]
    public async Task This_repository_s_workflows_are_what_its_code_gives()
    {
        var start = new ProcessStartInfo(Repository.PathTo("build.sh"), ["GenerateWorkflows", "--check"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var build = Process.Start(start)!;
        var error = build.StandardError.ReadToEndAsync();
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();

        build.ExitCode.Should().Be(0, "{0}{1}", output, await error);
    }
}
