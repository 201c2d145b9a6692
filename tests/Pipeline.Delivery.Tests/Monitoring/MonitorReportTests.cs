using Pipeline.Delivery.Tests.Preflight;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Monitoring;

public sealed class MonitorReportTests
{
    private static readonly HostState Serving = new(IsReady: true, [new("blue", "1.4.0", HasTraffic: true, IsRunning: true)], null);

    private static MonitorFacts Well => new(Facts.Ready().Site, Facts.Now, Answer<HostState>.Known(Serving))
    {
        Requests = [("GET /health", null)],
        Backups = [Facts.Backup(TimeSpan.FromHours(2))],
    };

    [Fact]
    public void All_is_well() => Text(Well).Should().Be(
        """
        ok       release      1.4.0 is healthy.
        ok       GET /health  It answers as it should.
        ok       backup       database's newest is 2 h old.
        All is well with production.
        """);

    [Fact]
    public void Everything_is_wrong() => Text(Well with
    {
        Health = Answer<string?>.Known("api exited with code 1"),
        Requests = [("GET /health", "It answers 502 instead of 200: gone")],
        Backups = [Facts.Backup(TimeSpan.FromHours(25))],
    }).Should().Be(
        """
        WRONG    release      1.4.0: api exited with code 1
                              -> ./build.sh Rollback --environment production
        WRONG    GET /health  It answers 502 instead of 200: gone
                              -> ./build.sh Logs --environment production
        WRONG    backup       database's newest is 25 h old; at most 24 h is asked for.
                              -> ./build.sh Backup --environment production
        Something is wrong with production: release, GET /health, backup.
        """);

    [Fact]
    public void What_cannot_be_read_is_wrong_and_not_well()
    {
        Subjects(new MonitorFacts(Well.Site, Facts.Now, Answer<HostState>.Unreadable("ssh: timed out"))).Should().Equal("host");
        Subjects(Well with { Health = Answer<string?>.Unreadable("no answer") }).Should().Equal("release");
        Subjects(Well with { Backups = [new(Facts.Policy, Answer<BackupListing>.Unreadable("disk"))] }).Should().Equal("backup");
    }

    [Fact]
    public void Nothing_running_and_no_backup_are_wrong()
    {
        Subjects(Well with { State = Answer<HostState>.Known(HostState.Empty), Requests = [] }).Should().Equal("release");
        Subjects(Well with { Backups = [Facts.Backup(null)] }).Should().Equal("backup");
        Subjects(Well with { State = Answer<HostState>.Known(Serving with { Pools = [new("blue", "1.4.0", HasTraffic: true, IsRunning: false)] }) }).Should().Equal("release");
    }

    [Fact]
    public void Maintenance_is_said_and_nothing_wrong()
    {
        var state = Serving with { Maintenance = new MaintenanceNotice("new disks", "ada", Facts.Now, "0123") };

        Text(Well with { State = Answer<HostState>.Known(state), Requests = [] }).Should().Contain("It is in maintenance since 2026-01-31 14:00 UTC by ada: new disks.").And.EndWith("All is well with production.");
    }

    private static string Text(MonitorFacts facts)
    {
        var findings = MonitorReport.Of(facts);
        return string.Join('\n', [.. DiagnosisTable.Of(findings), DiagnosisTable.Verdict("production", findings)]);
    }

    private static IEnumerable<string> Subjects(MonitorFacts facts) =>
        MonitorReport.Of(facts).Where(finding => finding.Severity == DiagnosisSeverity.Bad).Select(finding => finding.Subject);
}
