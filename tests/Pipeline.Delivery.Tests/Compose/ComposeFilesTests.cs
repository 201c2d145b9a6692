using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>What a machine gets: the files of a release, of the edge, of the accessories; and the commands, before anything is known of it.</summary>
public sealed class ComposeFilesTests
{
    private static readonly Release Release = new("1.4.0", new string('c', 40), new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["api"] = $"sha256:{new string('a', 64)}",
        ["web"] = $"sha256:{new string('b', 64)}",
    });

    private static readonly Variables Secrets = new(ImmutableDictionary<string, ImmutableSortedDictionary<string, Secret>>.Empty.Add(
        "api", ImmutableSortedDictionary<string, Secret>.Empty.Add("API_KEY", new Secret("API_KEY", "costs $5,\n\"quoted\" and 'so on'"))));

    [Fact]
    public void A_release()
    {
        var files = ReleaseFiles.Of(SiteOf(new Edge()), "shop-production", Release, Secrets);

        Golden.Matches(files[0].Text, "compose", "json");
        Golden.Matches(files[1].Text, "environment", "json");
        files[1].IsPrivate.Should().BeTrue();
    }

    [Fact]
    public void Another_secret_is_another_configuration_and_the_same_is_not()
    {
        var rotated = Variables.None with { Secrets = Secrets.Secrets.SetItem("api", Secrets.Secrets["api"].SetItem("API_KEY", new Secret("API_KEY", "another"))) };

        string DigestOf(Variables variables) => HostFiles.Digest(ReleaseFiles.Of(SiteOf(new Edge()), "shop-production", Release, variables));

        DigestOf(rotated).Should().NotBe(DigestOf(Secrets));
        DigestOf(Secrets).Should().Be(DigestOf(Secrets));
    }

    [Fact]
    public void The_edge_as_it_is_by_default() => Golden.Matches(EdgeConfiguration.Of(SiteOf(new Edge()), new Edge()), extension: "cfg");

    [Fact]
    public void The_edge_with_everything()
    {
        var edge = new Edge
        {
            HostNames = ["shop.example.org", "WWW.shop.example.org"],
            Certificates = "/etc/shop/certificates",
            RequestsPerTenSeconds = 100,
            LargestBody = 10.Megabytes,
            Compresses = false,
        };

        Golden.Matches(EdgeConfiguration.Of(SiteOf(edge), edge), extension: "cfg");
    }

    [Fact]
    public void A_deployment_to_two_machines_nothing_is_known_of()
    {
        var site = SiteOf(new Edge());
        var host = site.Environment.Host.For(site);
        var plan = DeploymentPlan.Of(new DeploymentRequest(
            site,
            host,
            HostState.Empty,
            [],
            PlannedRelease.Of(Release.Version, Release.Commit, [], Value.Promise<Release>("release", "Push")),
            Secrets,
            SchemaChanges.None,
            DeploymentKind.Deploy,
            new RunStamp("20260131-120000-0001", "mona", TimeProvider.System)));

        Golden.Matches(string.Join('\n', Plans.PlanText.Lines(plan, new Values())) + "\n");
    }

    [Fact]
    public void Containers_without_a_registry_are_refused()
    {
        var site = SiteOf(new Edge());

        site.Invoking(of => of.Environment.Host.For(of with { Application = of.Application with { Registry = null } })).Should().Throw<FailureException>()
            .WithMessage("production of shop runs containers, and the application has no Registry to take their images from.");
    }

    private static Site SiteOf(Edge edge)
    {
        var application = new Application("shop")
        {
            Registry = new Registry("ghcr.io") { Namespace = "acme/shop", User = "acme-bot" },
            Services =
            [
                new("web") { Toolchain = new NodeToolchain(), Port = 3000 },
                new("api")
                {
                    Toolchain = new NodeToolchain(),
                    Route = "/api",
                    HealthPath = "/api/health",
                    Replicas = 2,
                    MemoryLimit = 512.Mebibytes,
                    MemoryReservation = 256.Mebibytes,
                    DataVariable = "DATA_DIR",
                    Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["PRICE"] = "$5" },
                    Secrets = ["API_KEY"],
                },
            ],
            Environments =
            [
                new("production")
                {
                    Host = new ComposeHost(new Machine("deploy@one.example.org"), new Machine("two.example.org") { Port = 2222 })
                    {
                        Edge = edge,
                        Accessories = [new Accessory("cache", "redis:7") { Data = "/data", Health = ["redis-cli", "ping"] }],
                    },
                },
            ],
        };
        return new Site(application, application.Environments[0], "/repository") { Run = "20260131-120000-0001", Secret = name => new Secret(name, $"value of {name}") };
    }
}
