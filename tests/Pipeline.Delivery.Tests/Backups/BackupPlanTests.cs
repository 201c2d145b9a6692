using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Backups;

public sealed class BackupPlanTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void The_plan_shows_the_pipeline_and_no_secret() => Golden.Matches(PlanText.Of(BackupPlan.Of(Request(new("database")
    {
        Source = new PostgresSource("DATABASE_URL"),
        Store = new S3Store("shop-backups") { Prefix = "nightly/" },
        Encryption = new OpenPgpPassphrase("PASSPHRASE"),
    }))));

    [Fact]
    public void In_a_container_on_another_machine_it_is_one_line_too()
    {
        var host = new ComposeHost(new Machine("deploy@vps.example.org")) { Accessories = [new("postgres", "postgres:15")] };
        var policy = new BackupPolicy("database")
        {
            Source = new PostgresSource("DATABASE_URL") { Place = SourcePlace.In("postgres") },
            Store = new DirectoryStore("/backups"),
            Compression = Compression.Gzip,
            Encryption = new AgeRecipients("age1abc"),
        };

        Golden.Matches(PlanText.Of(BackupPlan.Of(Request(policy, host))).Replace(root.Path, "ROOT", StringComparison.Ordinal));
    }

    [Fact]
    public void A_container_that_the_host_does_not_have_is_a_failure() =>
        FluentActions.Invoking(() => BackupPlan.Of(Request(new("database") { Source = new PostgresSource("DATABASE_URL") { Place = SourcePlace.In("postgres") }, Store = new DirectoryStore("b") })))
            .Should().Throw<FailureException>().WithMessage("production is on this machine without containers: there is no postgres.");

    [Fact]
    public void A_release_that_is_deployed_gets_a_backup_first_and_one_that_serves_does_not()
    {
        var (site, host) = SiteOf(Data with { BeforeDeployments = true });
        Directory.CreateDirectory(Path.Combine(root.Path, ".nuke/local/production/data/api"));

        Before("1.5.0").Should().BeOfType<Sequence>().Which.Steps.Should().ContainSingle().Which.Name.Should().Be("data");
        Before("1.4.0").Should().Be(Plan.Nothing("1.4.0 serves already: there is nothing to back up for"));
        BackupsBefore.Of(site, host, HostState.Empty, "1.4.0", Stamp, out _).Should().Be(Plan.Nothing("nothing was deployed yet: there is nothing to back up"));
        BackupsBefore.Of(SiteOf(Data).Site, host, Serving, "1.5.0", Stamp, out _).Should().BeNull();

        Plan? Before(string version) => BackupsBefore.Of(site, host, Serving, version, Stamp, out _);
    }

    [Fact]
    public async Task The_backup_that_was_taken_before_is_known_to_the_deployment()
    {
        var (site, host) = SiteOf(Data with { BeforeDeployments = true });
        root.Write(".nuke/local/production/data/api/a.json", "{}");
        var plan = BackupsBefore.Of(site, host, Serving, "1.5.0", Stamp, out var taken)!;
        var values = new Values();

        await new Run().ApplyAsync(plan, values);

        var listed = await BackupCatalog.Of(new BackupPlace(site, site.Environment.Backups[0])).Ask(CancellationToken.None);
        values.Get(taken).Should().Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["data"] = listed.Newest!.Manifest.Id });
        listed.Newest.Manifest.Release.Should().Be("1.4.0");
        listed.Newest.Manifest.Schema.Should().Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["api"] = "003" });
    }

    [Fact]
    public void Data_that_is_gone_is_a_failure()
    {
        var (site, host) = SiteOf(Data);

        FluentActions.Invoking(() => BackupPlan.Of(new BackupRequest(new BackupPlace(site, Data), host, Serving.Last, Stamp)))
            .Should().Throw<FailureException>().WithMessage("production runs 1.4.0, but the data of api is gone.");
    }

    private static BackupPolicy Data => new("data") { Source = DirectorySource.Of("api"), Store = new DirectoryStore("store"), Compression = Compression.Gzip };

    private static RunStamp Stamp => new("20260131-140000-7f3a", "omar", TimeProvider.System);

    private static HostState Serving { get; } = new(
        IsReady: true,
        [new("blue", "1.4.0", HasTraffic: true, IsRunning: true)],
        new DeploymentRecord(new Release("1.4.0", new string('a', 40), []), "blue", DateTimeOffset.UnixEpoch, "omar", "r0", "deploy", new(StringComparer.Ordinal) { ["api"] = "003" }));

    private BackupRequest Request(BackupPolicy policy, IHost? at = null)
    {
        var (site, host) = SiteOf(policy, at);
        return new(new BackupPlace(site, policy), host, Running: null, Stamp);
    }

    private (Site Site, IEnvironmentHost Host) SiteOf(BackupPolicy policy, IHost? at = null)
    {
        var environment = new DeploymentEnvironment("production") { Host = at ?? new LocalHost(7080), Backups = [policy] };
        var api = new Service("api") { Toolchain = new DotNetToolchain(), DataVariable = "DATA_DIR" };
        var application = new Application("shop") { Services = [api], Environments = [environment], Registry = at is null ? null : new("registry.example.org") };
        var site = new Site(application, environment, root.Path)
        {
            Run = "20260131-140000-7f3a",
            Secret = name => new Secret(name, name == "DATABASE_URL" ? "postgresql://app:hidden@db:5432/app" : $"hidden-{name}"),
        };
        return (site, environment.Host.For(site));
    }
}
