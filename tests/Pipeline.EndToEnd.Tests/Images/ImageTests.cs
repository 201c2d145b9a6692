using Pipeline.Lab;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The targets DockerBuild and Push of a real build, with a real engine and registry.</summary>
public sealed class ImageTests
{
    [FactNeeding(LabPrograms.Docker, LabPrograms.DockerEngine, LabPrograms.DockerBuildx, LabPrograms.DockerRegistry, LabPrograms.Htpasswd)]
    public async Task Images_are_shown_then_built_then_pushed_once()
    {
        await using var network = await LabNetwork.StartAsync();
        await using var engine = await DockerEngine.StartAsync(network);
        await using var registry = await DockerRegistry.StartAsync(network);
        await using var shop = await Shop.OpenAsync();
        await engine.LoadAsync(BaseImage.Busybox);
        foreach (var service in Shop.Services) shop.Write($"{service}/Dockerfile", $"FROM {BaseImage.Busybox.Tag}\nCOPY release.txt /\n");
        shop.Commit();
        var variables = Variables(engine, registry);

        var shown = (await shop.RunAsync("Push --dry-run", variables)).Expect(0);
        shown.Output.Should().Contain($"docker tag ‹image of api: known after DockerBuild› {registry.Address}/shop/api:1.0.0").And.NotContain(DockerRegistry.Password);
        (await engine.DockerAsync("image", "ls", "--quiet", $"{registry.Address}/shop/api")).Should().BeEmpty("a dry run builds nothing");
        (await registry.DigestAsync("shop/api", "1.0.0")).Should().BeNull("a dry run pushes nothing");

        var pushed = (await shop.RunAsync("Push", variables)).Expect(0);
        var digest = await registry.DigestAsync("shop/api", "1.0.0");
        pushed.Output.Should().Contain($"1.0.0: digest: {digest}").And.NotContain(DockerRegistry.Password);
        (await File.ReadAllTextAsync(shop.PathTo(".nuke/temp/outputs/Push.json"))).Should().Contain(digest, "it is what is deployed");
        Directory.GetFiles(shop.PathTo(".nuke"), "*", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains(DockerRegistry.Password, StringComparison.Ordinal)).Should().BeEmpty();

        (await shop.RunAsync("Push", variables)).Expect(0).Output.Should().Contain("1.0.0 is built already").And.Contain("1.0.0 is pushed already");

        // Another machine, which has built nothing.
        foreach (var service in Shop.Services) await engine.DockerAsync("image", "rm", "--force", await engine.DockerAsync("image", "ls", "--quiet", $"{registry.Address}/shop/{service}:1.0.0"));
        (await shop.RunAsync("Push", variables)).Expect(0).Output.Should().NotContain("docker push").And.NotContain("buildx build");
        (await registry.DigestAsync("shop/api", "1.0.0")).Should().Be(digest);
    }

    [FactNeeding(LabPrograms.Docker)]
    public async Task A_push_without_password_ends_before_anything_is_built()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Commit();

        var run = await shop.RunAsync("Push", ("DELIVERY_REGISTRY", "127.0.0.1:1"));

        run.Expect(2).Error.Should().Contain("ci has no password for the registry 127.0.0.1:1").And.Contain("Set the environment variable REGISTRY_PASSWORD.");
    }

    private static (string Name, string Value)[] Variables(DockerEngine engine, DockerRegistry registry) =>
    [
        .. engine.Variables.Select(variable => (variable.Key, variable.Value)),
        ("DELIVERY_REGISTRY", registry.Address),
        ("REGISTRY_PASSWORD", DockerRegistry.Password),
    ];
}
