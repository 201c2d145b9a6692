using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

public sealed class DeploymentPlanTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly Release Old = ReleaseOf("1.3.0", "a");
    private static readonly Release New = ReleaseOf("1.4.0", "b");

    [Fact]
    public void The_first_deployment() => Matches(PlanOf(HostState.Empty));

    [Fact]
    public void From_one_release_to_the_next() => Matches(PlanOf(Serving(Old)));

    [Fact]
    public void By_replacement() => Matches(PlanOf(Serving(Old), strategy: Strategy.Replace));

    [Fact]
    public void By_canary() => Matches(PlanOf(Serving(Old), strategy: Strategy.Canary((10, TimeSpan.FromMinutes(5)), (50, TimeSpan.FromMinutes(10)))));

    [Fact]
    public void By_canary_and_judged_by_severity_and_watched_for_half_an_hour() => Matches(PlanOf(
        Serving(Old),
        strategy: Strategy.Canary((25, TimeSpan.FromMinutes(2))),
        change: environment => environment with
        {
            WatchFor = TimeSpan.FromMinutes(30),
            Gate = new Gate
            {
                Source = new PrometheusMetrics(new Uri("http://prometheus:9090/"))
                {
                    Requests = "sum(http_requests_total{version=\"{version}\"})",
                    Errors = "sum(http_requests_total{version=\"{version}\",code=~\"5..\"})",
                },
                Limits =
                [
                    Limit.ErrorRate(above: 0.10),
                    Limit.ErrorRate(above: 0.05, Severity.High),
                    Limit.LatencyGrowth(above: 5, Severity.High),
                    Limit.ErrorRate(above: 0.02, Severity.Medium),
                    Limit.Latency(above: TimeSpan.FromMilliseconds(500)) with { Over = TimeSpan.FromMinutes(1) },
                ],
                Probe = "/",
            },
        }));

    [Fact]
    public void The_first_deployment_by_canary() => Matches(PlanOf(HostState.Empty, strategy: Strategy.Canary((10, TimeSpan.FromMinutes(5)))));

    [Fact]
    public void Instance_by_instance() => Matches(PlanOf(Serving(Old), strategy: Strategy.Rolling, replicas: 3));

    [Fact]
    public void A_rollback_of_a_canary() => Matches(PlanOf(Serving(Old), strategy: Strategy.Canary((10, TimeSpan.FromMinutes(5))), kind: DeploymentKind.Rollback));

    [Fact]
    public void After_a_run_that_was_ended_while_two_pools_shared_the_traffic() => Matches(PlanOf(
        Serving(Old) with { Pools = [new("blue", "1.3.0", HasTraffic: true, IsRunning: true), new("green", "1.4.0", HasTraffic: true, IsRunning: true)] },
        strategy: Strategy.Rolling,
        replicas: 2));

    [Fact]
    public void What_shares_the_traffic_with_a_release_that_was_ended_gets_all_of_it_back() => Matches(PlanOf(
        Serving(New) with { Pools = [new("blue", "1.4.0", HasTraffic: true, IsRunning: true), new("green", "1.5.0", HasTraffic: true, IsRunning: true)] }));

    [Fact]
    public void With_content_that_has_to_be_built_first() =>
        Matches(PlanOf(Serving(Old), release: new PlannedRelease("1.4.0", New.Commit, New.Start, Value.Promise<Release>("release", "Push"))));

    [Fact]
    public void After_a_run_that_was_ended_before_the_traffic_moved() =>
        Matches(PlanOf(Serving(Old) with { Pools = [new("blue", "1.3.0", HasTraffic: true, IsRunning: true), new("green", "1.4.0", HasTraffic: false, IsRunning: true)] }));

    [Fact]
    public void After_a_run_that_was_ended_before_it_was_recorded() =>
        Matches(PlanOf(Serving(Old) with { Pools = [new("blue", "1.3.0", HasTraffic: false, IsRunning: true), new("green", "1.4.0", HasTraffic: true, IsRunning: true)] }));

    [Fact]
    public void What_serves_already_is_left_alone() =>
        PlanOf(Serving(New)).Should().Be(Plan.Nothing("1.4.0 serves staging already, since 2026-01-31 12:00:00 UTC"));

    [Fact]
    public void A_release_whose_service_has_exited_is_brought_up_again() =>
        PlanOf(Serving(New) with { Pools = [new("blue", "1.4.0", HasTraffic: true, IsRunning: false)] }).Should().BeOfType<Sequence>();

    [Fact]
    public void The_newest_releases_are_kept_for_rollbacks()
    {
        var history = Enumerable.Range(0, 8).Select(i => Record(ReleaseOf($"1.{i}.0", $"{i}"))).ToList();

        var plan = (Sequence)PlanOf(Serving(ReleaseOf("1.7.0", "7")), history: history);

        Matches(plan.Steps.Single(step => step.Name == "prune").Plan);
    }

    private static void Matches(Plan plan, [CallerMemberName] string test = "")
    {
        var text = string.Join('\n', Plans.PlanText.Lines(plan, new Values())) + "\n";
        Golden.Matches(text.Replace(Path.GetDirectoryName(new AgentProgram("/repo/.nuke/local/staging/agent").File)!, "/repo/.nuke/local/staging/agent/<hash>", StringComparison.Ordinal), test: test);
    }

    private static HostState Serving(Release release) =>
        new(IsReady: true, [new("blue", release.Version, HasTraffic: true, IsRunning: true)], Record(release));

    private static DeploymentRecord Record(Release release) =>
        new(release, "blue", Noon, "mona", "20260131-120000-0001", "deploy", new SortedDictionary<string, string>(StringComparer.Ordinal));

    private static Release ReleaseOf(string version, string digit) => new(
        version, new string('c', 40), new SortedDictionary<string, string>(StringComparer.Ordinal) { ["web"] = $"sha256:{string.Concat(Enumerable.Repeat(digit, 64))}" })
    {
        Start = new(StringComparer.Ordinal) { ["web"] = ["node", "server.js"] },
    };

    private static Plan PlanOf(
        HostState state,
        Strategy? strategy = null,
        PlannedRelease? release = null,
        IReadOnlyList<DeploymentRecord>? history = null,
        Func<DeploymentEnvironment, DeploymentEnvironment>? change = null,
        int replicas = 1,
        DeploymentKind kind = DeploymentKind.Deploy)
    {
        var application = new Application("shop")
        {
            Services = [new("web") { Toolchain = new NodeToolchain(), Replicas = replicas, DataVariable = "DATA_DIR", Secrets = ["API_KEY"] }],
            Environments =
            [
                new("staging") { Host = new LocalHost(8080), Strategy = strategy ?? Strategy.BlueGreen, SmokeTests = [new("/") { Contains = "{version}" }] },
            ],
        };
        var site = new Site(application, change is null ? application.Environments[0] : change(application.Environments[0]), "/repo");
        var secrets = ImmutableSortedDictionary<string, Secret>.Empty.Add("API_KEY", new Secret("API_KEY", "hunter22"));
        return DeploymentPlan.Of(new DeploymentRequest(
            site,
            site.Environment.Host.For(site),
            state,
            history ?? [],
            release ?? PlannedRelease.Of(New),
            new Variables(ImmutableDictionary<string, ImmutableSortedDictionary<string, Secret>>.Empty.Add("web", secrets)),
            SchemaChanges.None,
            kind,
            new RunStamp("20260131-142530-7f3a", "mona", TimeProvider.System)));
    }
}
