using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Coverage;

public sealed class JaCoCoTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Lines_ran_when_an_instruction_of_theirs_did()
    {
        var report = folder.Write("jacoco.xml", """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
            <report name="auth">
              <sessioninfo id="host-1" start="1" dump="2"/>
              <package name="shop/auth">
                <class name="shop/auth/Main" sourcefilename="Main.java">
                  <method name="add" desc="(II)I" line="4"><counter type="LINE" missed="1" covered="2"/></method>
                </class>
                <sourcefile name="Main.java">
                  <line nr="4" mi="0" ci="3" mb="0" cb="0"/><line nr="5" mi="2" ci="1" mb="1" cb="1"/><line nr="9" mi="4" ci="0" mb="0" cb="0"/>
                  <counter type="LINE" missed="1" covered="2"/>
                </sourcefile>
              </package>
              <group name="other"><package name="shop/other"><sourcefile name="Main.java"><line nr="4" mi="1" ci="0" mb="0" cb="0"/></sourcefile></package></group>
            </report>
            """);

        (await JaCoCo.Of(report).Ask(CancellationToken.None)).Should().Be(new LineCoverage(2, 4));
    }

    [Fact]
    public async Task No_report_is_a_failure()
    {
        var failure = await FailureOf(Path.Combine(folder.Path, "jacoco.xml"));

        failure.Message.Should().Be($"The tests left no coverage report: {folder.Path}/jacoco.xml is not there.");
        failure.NextSteps.Should().Equal("Let jacoco-maven-plugin write it: bind its goals prepare-agent and report in the pom.");
    }

    [Fact]
    public async Task A_torn_report_is_a_failure() =>
        (await FailureOf(folder.Write("jacoco.xml", "<report><package"))).Message.Should().StartWith($"{folder.Path}/jacoco.xml is not a whole report: ");

    private static async Task<FailureException> FailureOf(string report) =>
        (await FluentActions.Awaiting(() => JaCoCo.Of(report).Ask(CancellationToken.None)).Should().ThrowAsync<FailureException>()).Which;
}
