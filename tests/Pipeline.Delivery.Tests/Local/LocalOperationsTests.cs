using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>What an operator asks a local environment for: logs, health, notes, its own view of itself.</summary>
public sealed class LocalOperationsTests : IAsyncLifetime
{
    private readonly LocalApplication application = new();

    public Task InitializeAsync() => application.DeployAsync("1.0.0", ("TEST_PRINT", "30"));

    public async Task DisposeAsync() => await application.DisposeAsync();

    [Fact]
    public async Task As_many_log_lines_as_asked_for()
    {
        await application.ApplyAsync(application.Host.ShowLogs("blue", new Service("web") { Toolchain = new TestServiceToolchain() }, 5));

        application.Output.Lines.SkipWhile(line => line != "the last lines of web in pool blue:").Should().HaveCount(6);
    }

    [Fact]
    public async Task A_pool_says_what_ails_it()
    {
        (await application.Host.Unhealthy("blue").Ask(default)).Should().BeNull();
        (await application.Host.Unhealthy("green").Ask(default)).Should().Contain("there is no pool 'green'");
    }

    [Fact]
    public async Task Notes_are_written_appended_and_removed()
    {
        var notes = application.Host.Notes;
        (await notes.Read("lock.json").Ask(default)).Should().BeNull();

        await application.ApplyAsync(Plan.Sequence(("write", notes.Write("lock.json", "{}")), ("one", notes.Append("audit.jsonl", "1")), ("two", notes.Append("audit.jsonl", "2"))));

        (await notes.Read("lock.json").Ask(default)).Should().Be("{}");
        (await notes.Read("audit.jsonl").Ask(default)).Should().Be("1\n2\n");
        File.GetUnixFileMode(Path.Combine(application.Root, ".nuke/local/test/lock.json")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await application.ApplyAsync(Plan.Sequence(("remove", notes.Remove("lock.json")), ("again", notes.Remove("lock.json"))));
        (await notes.Read("lock.json").Ask(default)).Should().BeNull();
    }

    [Fact]
    public async Task A_lock_is_kept_and_a_broken_one_is_told()
    {
        var locked = new EnvironmentLock("incident \"42\"", "ada", DateTimeOffset.UnixEpoch);
        await application.ApplyAsync(EnvironmentLocks.Lock(application.Host, locked));
        (await EnvironmentLocks.Of(application.Host).Ask(default)).Should().Be(locked);

        await application.ApplyAsync(EnvironmentLocks.Unlock(application.Host));
        (await EnvironmentLocks.Of(application.Host).Ask(default)).Should().BeNull();

        await application.ApplyAsync(application.Host.Notes.Write("lock.json", "{"));
        (await EnvironmentLocks.Of(application.Host).AnswerAsync(default)).Reason.Should().StartWith("lock.json of the environment is not a lock: ");
    }

    [Fact]
    public async Task It_says_whether_it_can_be_deployed_to()
    {
        (await application.Host.Diagnoses.Ask(default)).Should().Contain(finding => finding.Subject == "place" && finding.Severity == DiagnosisSeverity.Good)
            .And.Contain(finding => finding.Subject == "disk");

        var taken = new LocalHost(application.Url.Port).For(new Site(new Application("other"), new DeploymentEnvironment("other") { Host = new NoHost() }, application.Root));

        (await taken.Diagnoses.Ask(default)).Should().Contain(finding =>
            finding.Severity == DiagnosisSeverity.Bad && finding.Text == $"Port {application.Url.Port} of other is in use by another program.");
    }

    [Fact]
    public async Task Users_requests_are_tried_three_times_before_something_is_wrong()
    {
        using var edge = new FakeApi(new FakeAnswer(500, "boom"), new FakeAnswer(500, "boom"), new FakeAnswer(200, "version 1.4.0"));
        using var broken = new FakeApi(new FakeAnswer(500, "boom"));
        var environment = new DeploymentEnvironment("test")
        {
            Host = new NoHost(),
            SmokeTests = [new("/version") { Contains = "{version}" }, new("/order") { Method = "POST" }],
        };

        (await EdgeProbe.Of(environment, edge.Url, "1.4.0", new HurriedTime()).Ask(default)).Should().Equal(("GET /version", null));
        (await EdgeProbe.Of(environment, edge.Url, "1.5.0", new HurriedTime()).Ask(default)).Should().Equal(("GET /version", "It answers without '1.5.0'."));
        (await EdgeProbe.Of(environment, broken.Url, "1.4.0", new HurriedTime()).Ask(default)).Should().Equal(("GET /version", "It answers 500 instead of 200: boom"));
        broken.Requests.Should().HaveCount(3).And.OnlyContain(request => request.Line == "GET /version");
    }
}
