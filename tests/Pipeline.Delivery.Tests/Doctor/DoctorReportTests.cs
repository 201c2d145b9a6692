using Pipeline.Delivery.Tests.Preflight;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Doctor;

public sealed class DoctorReportTests
{
    private static DoctorFacts Well => new(Facts.Ready().Site)
    {
        Programs = [("git", true), ("dotnet", true)],
        Host = Answer<IReadOnlyList<Diagnosis>>.Known([Diagnosis.Good("disk", "20 GiB are free.")]),
        State = Answer<HostState>.Known(HostState.Empty),
        Lock = Answer<EnvironmentLock?>.Known(null),
    };

    [Fact]
    public void Nothing_is_missing() => Golden.Matches(Text(Well));

    [Fact]
    public void Everything_is_missing_and_every_line_says_what_to_do() => Golden.Matches(Text(Well with
    {
        Programs = [("git", true), ("npm", false)],
        Folder = "/repository is a file",
        MissingSecrets = [("DATABASE_URL", "api", false), ("SLACK_BOT_TOKEN", "slack", true)],
        Host = Answer<IReadOnlyList<Diagnosis>>.Unreadable("ssh: connect to host: timed out"),
        State = Answer<HostState>.Known(new HostState(
            IsReady: true,
            [new("blue", "1.4.0", HasTraffic: true, IsRunning: true), new("green", "1.5.0", HasTraffic: false, IsRunning: true)],
            null)
        {
            Maintenance = new MaintenanceNotice("new disks", "ada", Facts.Now, "0123"),
        }),
        Lock = Answer<EnvironmentLock?>.Known(new EnvironmentLock("incident 42", "omar", Facts.Now)),
    }));

    [Theory]
    [InlineData(true, DiagnosisSeverity.Good, "1.4.0 serves.")]
    [InlineData(false, DiagnosisSeverity.Bad, "A service of 1.4.0, which has the traffic, has exited.")]
    public void What_serves_is_looked_at(bool isRunning, DiagnosisSeverity severity, string text)
    {
        var last = new DeploymentRecord(new Release("1.4.0", "c", []), "blue", Facts.Now, "omar", "run", "deploy", []);
        var state = new HostState(IsReady: true, [new("blue", "1.4.0", HasTraffic: true, isRunning)], last);

        DoctorReport.Of(Well with { State = Answer<HostState>.Known(state) }).Should().Contain(finding => finding.Severity == severity && finding.Text == text);
        DoctorReport.Of(Well with { State = Answer<HostState>.Known(state with { Pools = [] }) }).Should().Contain(finding => finding.Text == "Nothing gets traffic.");
    }

    [Fact]
    public async Task Only_what_is_bad_fails()
    {
        var warning = Diagnosis.Warning("disk", "little", "clean up");
        await new Run().ApplyAsync(new RequireHealth("production", [warning]));

        var failure = await new Run().FailAsync(new RequireHealth("production", [warning, Diagnosis.Bad("programs", "npm is missing", "Install npm.")]));

        (failure.Message, failure.NextSteps.Single()).Should().Be(("Something is wrong with production: programs.", "Install npm."));
    }

    private static string Text(DoctorFacts facts)
    {
        var findings = DoctorReport.Of(facts);
        return string.Join('\n', [.. DiagnosisTable.Of(findings), DiagnosisTable.Verdict("production", findings), ""]);
    }
}
