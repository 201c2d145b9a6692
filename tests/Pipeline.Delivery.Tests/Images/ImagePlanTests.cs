using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

public sealed class ImagePlanTests
{
    private static readonly Registry Registry = new("registry.example.org:5000") { Namespace = "acme/shop", User = "ci" };

    [Theory]
    [InlineData(ImageBuilder.Buildx)]
    [InlineData(ImageBuilder.BuildKit)]
    [InlineData(ImageBuilder.Classic)]
    public void An_image_with_every_option(ImageBuilder builder)
    {
        using var folder = new TemporaryFolder();
        folder.Write("docker/api.Dockerfile", "FROM scratch");
        var service = new Service("api")
        {
            Toolchain = new DotNetToolchain(),
            Image = new ContainerImage
            {
                Context = ".",
                Dockerfile = "docker/api.Dockerfile",
                Target = "production",
                Arguments = new Dictionary<string, string> { ["VERSION"] = "1.4.0", ["BASE"] = "python 3" },
                CacheFrom = ["type=gha"],
                CacheTo = ["type=gha,mode=max"],
                SizeBudget = 200.Megabytes,
            },
        };

        var plan = ImageBuildPlan.Of(new ServiceSource(service, folder.Path), "registry.example.org:5000/acme/shop/api:1.4.0", ImageLabels.Of("1.4.0", new string('a', 40), "https://github.com/acme/shop"), builder, out _);

        Golden.Matches(PlanText.Of(plan), builder.ToString());
    }

    [Fact]
    public void A_push_signs_in_and_forgets_the_password()
    {
        var tags = new TagPlan("1.4.0", [("commit", "1a2b3c4d"), ("branch", "main"), ("latest", "latest")], "latest");
        var plan = RegistrySession.Of(Registry, new Secret("REGISTRY_PASSWORD", "hunter2222"), "/repo/.nuke/temp/build-output/docker", "ssh://builder", environment => Plan.Parallel(
            ("api", new ImagePushPlan(Registry, "registry.example.org:5000/acme/shop/api", environment)
                .Of("api", Value.Promise<string>("image of api", "DockerBuild"), tags, "sha256:0123", out _))));

        Golden.Matches(PlanText.Of(plan));
    }

    [Fact]
    public void Without_a_user_the_own_log_in_counts()
    {
        var registry = Registry with { User = null };
        var plan = RegistrySession.Of(registry, password: null, "/repo/.nuke/temp/docker", engine: null, environment =>
            new ImagePushPlan(registry, "r/api", environment).Of("api", "sha256:9", new TagPlan("1.4.0", [], Moving: null), previous: null, out _));

        PlanText.Of(plan).Should().Be("plan/version/tag: docker tag sha256:9 r/api:1.4.0\nplan/version/push: docker push r/api:1.4.0");
    }

    [Fact]
    public void A_Dockerfile_that_is_missing_is_named()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "api"));
        var source = new ServiceSource(new Service("api") { Toolchain = new DotNetToolchain() }, folder.Path);

        var failure = FluentActions.Invoking(() => ImageBuildPlan.Of(source, "r:1", [], ImageBuilder.Classic, out _)).Should().Throw<FailureException>().Which;

        failure.Message.Should().Be("The image of api is built by api/Dockerfile, which is not there.");
        failure.NextSteps.Should().Equal("Write api/Dockerfile, or name another one in Image.Dockerfile of the service api.");
    }

    [Theory]
    [InlineData("20.10.24+dfsg1", ImageBuilder.BuildKit)]
    [InlineData("28.2.2", ImageBuilder.Classic)]
    [InlineData("17.05.0-ce", ImageBuilder.Classic)]
    [InlineData("nonsense", ImageBuilder.Classic)]
    public void What_builds_without_the_plugin(string version, ImageBuilder builder) => ImageBuilders.Of(version).Should().Be(builder);

    [Fact]
    public void The_digest_is_in_the_last_line_of_a_push()
    {
        const string output = "The push refers to repository [r/api]\nabc: Pushed\n1.4.0: digest: sha256:77 size: 739";

        ImagePushPlan.DigestIn(output, "r/api", "1.4.0").Should().Be("sha256:77");
        FluentActions.Invoking(() => ImagePushPlan.DigestIn("abc: Pushed", "r/api", "1.4.0")).Should().Throw<FailureException>().WithMessage("docker push of r/api:1.4.0 named no digest.");
    }
}
