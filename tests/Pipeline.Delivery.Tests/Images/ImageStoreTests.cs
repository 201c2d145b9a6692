using Pipeline.Lab;

namespace Pipeline.Delivery.Tests;

/// <summary>A release goes through a real engine into a real registry.</summary>
[Collection(nameof(DockerLab))]
public sealed class ImageStoreTests(DockerLab lab) : IDisposable
{
    private readonly ImageShop shop = new(lab.Registry?.Address ?? "", DockerRegistry.Password)
    {
        Tags = ImageTags.Commit | ImageTags.Branch | ImageTags.Latest | ImageTags.Previous,
        Api = new ContainerImage { Arguments = new Dictionary<string, string> { ["GREETING"] = "it's \"$HOME\"" } },
    };

    public void Dispose() => shop.Dispose();

    [DockerFact]
    public async Task What_was_built_is_pushed_and_found_by_the_digests_of_the_registry()
    {
        var source = await shop.CommitAsync("v1.4.0");
        (await FindBuiltAsync(source)).Should().BeNull();
        await shop.BuildAsync(source);
        var built = await FindBuiltAsync(source);
        (await FindPushedAsync(source)).Should().BeNull("it is only built");

        await shop.PushAsync(source);

        var pushed = await FindPushedAsync(source);
        built!.Images.Keys.Should().Equal("api", "web");
        foreach (var (service, digest) in pushed!.Images)
        {
            var repository = $"{shop.Namespace}/{service}";
            foreach (var tag in new[] { "1.4.0", source.Checkout.ShortCommit, "main", "latest" })
                (await lab.Registry.DigestAsync(repository, tag)).Should().Be(digest, "{0} has the tag {1}", service, tag);
            shop.Run.Lines.Should().Contain(line => line.StartsWith("1.4.0: digest: " + digest, StringComparison.Ordinal));
        }

        (await lab.Registry.DigestAsync($"{shop.Namespace}/api", "1.4.0-prev")).Should().BeNull("nothing came before");
    }

    [DockerFact]
    public async Task An_image_says_what_it_is_made_from()
    {
        var source = await shop.CommitAsync("v1.4.0");
        await shop.BuildAsync(source);

        var image = $"{shop.Repository("api")}:1.4.0";
        (await lab.Engine.DockerAsync("image", "inspect", "--format", "{{json .Config.Labels}}", image)).Should().Be(
            $$"""{"org.opencontainers.image.revision":"{{source.Checkout.Commit}}","org.opencontainers.image.source":"https://git.example.org/acme/shop","org.opencontainers.image.version":"1.4.0"}""");
        (await lab.Engine.DockerAsync("run", "--rm", image)).Should().Be("the api");
        (await lab.Engine.DockerAsync("run", "--rm", image, "cat", "/greeting")).Should().Be("it's \"$HOME\"");
    }

    [DockerFact]
    public async Task The_image_before_keeps_a_name_and_the_newest_stay_on_this_machine()
    {
        var first = await shop.ReleaseAsync("v1.0.0");
        for (var i = 1; i <= 6; i++)
        {
            shop.Write("api/name", $"the api {i}");
            await shop.ReleaseAsync($"v1.{i}.0");
        }

        var second = await lab.Registry.DigestAsync($"{shop.Namespace}/api", "1.1.0");
        second.Should().NotBe(first.Images["api"]);
        (await lab.Registry.DigestAsync($"{shop.Namespace}/api", "1.1.0-prev")).Should().Be(first.Images["api"]);
        (await lab.Registry.DigestAsync($"{shop.Namespace}/api", "1.2.0-prev")).Should().Be(second);
        var here = await lab.Engine.DockerAsync("image", "ls", "--format", "{{.Tag}}", shop.Repository("api"));
        here.Split('\n').Should().Contain(["1.6.0", "1.2.0"]).And.NotContain("1.0.0");
    }

    [DockerFact]
    public async Task A_tree_that_differs_is_another_version()
    {
        var source = await shop.CommitAsync("v1.4.0");
        await shop.BuildAsync(source);
        shop.Write("api/name", "not committed");

        var changed = await shop.SourceAsync();

        changed.Version.Should().StartWith("1.4.0-dirty.");
        (await FindBuiltAsync(changed)).Should().BeNull();
        (await FindBuiltAsync(source)).Should().NotBeNull();
    }

    [DockerFact]
    public async Task A_host_runs_by_digest_what_was_pushed()
    {
        var release = await shop.ReleaseAsync("v1.4.0");
        var image = $"{shop.Repository("web")}@{release.Images["web"]}";

        (await lab.Engine.DockerAsync("run", "--rm", image)).Should().Be("the web");
    }

    private Task<Release?> FindBuiltAsync(ReleaseSource source) => shop.Store.Built(source.Version, source.Checkout.Commit).Ask(default);

    private Task<Release?> FindPushedAsync(ReleaseSource source) => shop.Store.Pushed(source.Version, source.Checkout.Commit).Ask(default);
}
