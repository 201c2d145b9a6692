using System.Diagnostics;

namespace Pipeline.EndToEnd.Tests;

public sealed class ShellCheckTests
{
    [TheoryNeeding("shellcheck")]
    [InlineData("build.sh")]
    [InlineData(".ci/run")]
    [InlineData("source/Pipeline.Delivery/Compose/Scripts/project")]
    [InlineData("source/Pipeline.Delivery/Provisioning/Scripts/certificate")]
    public async Task Shell_scripts_are_clean(string script)
    {
        using var check = Process.Start(new ProcessStartInfo("shellcheck", [Repository.PathTo(script)]) { RedirectStandardOutput = true })!;
        var findings = await check.StandardOutput.ReadToEndAsync();
        await check.WaitForExitAsync();

        findings.Should().BeEmpty();
        check.ExitCode.Should().Be(0);
    }
}
