using Pipeline.Lab;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>Every builder gives an image with the same content.</summary>
[Collection(nameof(DockerLab))]
public sealed class BuilderTests(DockerLab lab)
{
    [DockerFact]
    public async Task The_plugin_is_the_best_builder_there_is() => (await ImageBuilders.Best.Ask(default)).Should().Be(ImageBuilder.Buildx);

    [DockerFact]
    public Task The_classic_builder_builds() => BuildsAsync(ImageBuilder.Classic);

    [DockerFact]
    public Task BuildKit_in_the_engine_builds() => BuildsAsync(ImageBuilder.BuildKit);

    [DockerFact]
    public Task The_plugin_builds() => BuildsAsync(ImageBuilder.Buildx);

    [DockerFact]
    public async Task A_cache_that_was_left_in_the_registry_is_read()
    {
        using var first = new ImageShop(lab.Registry.Address, DockerRegistry.Password) { Api = new ContainerImage { CacheTo = ["type=inline"] } };
        await first.ReleaseAsync("v1.0.0");
        var cache = $"{first.Repository("api")}:1.0.0";
        await lab.Engine.DockerAsync("builder", "prune", "--all", "--force");
        using var second = new ImageShop(lab.Registry.Address, DockerRegistry.Password) { Api = new ContainerImage { CacheFrom = [cache] } };
        using var login = lab.SignIn();

        await second.BuildAsync(await second.CommitAsync("v1.1.0"));

        second.Run.Lines.Should().Contain(line => line.Contains($"importing cache manifest from {cache}", StringComparison.Ordinal));
    }

    private async Task BuildsAsync(ImageBuilder builder)
    {
        using var folder = new TemporaryFolder();
        folder.Write("api/Dockerfile", $"FROM {BaseImage.Busybox.Tag} AS base\nCOPY text /text\nFROM base AS tested\nRUN false\nFROM base\n");
        folder.Write("api/text", builder.ToString());
        var service = new Service("api") { Toolchain = new DotNetToolchain(), Image = new ContainerImage { Target = "base" } };
        var reference = $"builder-{builder.ToString().ToLowerInvariant()}:1";
        var run = new Run { Root = folder.Path };
        var plan = ImageBuildPlan.Of(new ServiceSource(service, folder.Path), reference, [("a", "b c")], builder, out var id);

        await run.ApplyAsync(plan);

        (await lab.Engine.DockerAsync("run", "--rm", reference, "cat", "/text")).Should().Be(builder.ToString());
        id.Show(new Values()).Should().Be("‹image of api: known after DockerBuild›");
    }
}
