using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>What a person reads, for every kind of host and every way a run can go.</summary>
public sealed class ReporterTests
{
    public static TheoryData<string> Hosts => new("plain", "terminal", "github", "minimal", "quiet");

    [Theory, MemberData(nameof(Hosts))]
    public void Success(string host) => Golden.Matches(Scene.Success(Reporter(host)), host);

    [Theory, MemberData(nameof(Hosts))]
    public void Failure(string host) => Golden.Matches(Scene.Failure(Reporter(host)), host);

    [Theory, MemberData(nameof(Hosts))]
    public void Skips(string host) => Golden.Matches(Scene.Skips(Reporter(host)), host);

    [Theory, MemberData(nameof(Hosts))]
    public void Interrupt(string host) => Golden.Matches(Scene.Interrupt(Reporter(host)), host);

    [Theory, MemberData(nameof(Hosts))]
    public void Parallel(string host) => Golden.Matches(Scene.Parallel(Reporter(host)), host);

    [Theory, MemberData(nameof(Hosts))]
    public void Late(string host) => Golden.Matches(Scene.Late(Reporter(host)), host);

    [Fact]
    public void The_job_summary_of_GitHub()
    {
        var file = Path.GetTempFileName();
        Scene.Failure(GitHubWith(file));

        Golden.Matches(File.ReadAllText(file), extension: "md");
        File.Delete(file);
    }

    [Fact]
    public void A_job_summary_that_cannot_be_written_is_said()
    {
        var text = Scene.Success(GitHubWith("/no/such/folder/summary.md"));

        text.Should().Contain("The job summary /no/such/folder/summary.md could not be written:");
    }

    [Fact]
    public void GitHub_masks_every_line_of_a_secret_once()
    {
        var text = new StringWriter();
        var reporter = new GitHubReporter(new Screen(text, new Redactor(), isColored: false), Verbosity.Normal, summary: null);
        var key = new Secret("KEY", "-----BEGIN KEY-----\r\n100%+\n\nab\nlast::line\n");

        reporter.Hide(key);
        reporter.Hide(key);

        text.ToString().Should().Be("::add-mask::-----BEGIN KEY-----\n::add-mask::100%25+\n::add-mask::last::line\n");
    }

    private static Func<TextWriter, Redactor, IReporter> GitHubWith(string summary) => (writer, redactor) =>
        new GitHubReporter(new Screen(writer, redactor, isColored: false), Verbosity.Normal, new JobSummary(summary, redactor));

    private static Func<TextWriter, Redactor, IReporter> Reporter(string host) => (writer, redactor) => host switch
    {
        "github" => new GitHubReporter(new Screen(writer, redactor, isColored: false), Verbosity.Normal, summary: null),
        "terminal" => new ConsoleReporter(new Screen(writer, redactor, isColored: true), Verbosity.Normal, "DeployStaging".Length),
        "minimal" => new ConsoleReporter(new Screen(writer, redactor, isColored: false), Verbosity.Minimal, "DeployStaging".Length),
        "quiet" => new ConsoleReporter(new Screen(writer, redactor, isColored: false), Verbosity.Quiet, "DeployStaging".Length),
        _ => new ConsoleReporter(new Screen(writer, redactor, isColored: false), Verbosity.Normal, "DeployStaging".Length),
    };
}
