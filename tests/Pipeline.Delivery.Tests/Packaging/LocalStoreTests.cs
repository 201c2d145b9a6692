using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

public sealed class LocalStoreTests : IDisposable
{
    private static readonly Service Web = new("web") { Toolchain = new DotNetToolchain() };
    private readonly TemporaryFolder folder = new();
    private readonly Run run = new();

    private LocalStore Store => new(folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_pushed_is_found_by_its_version()
    {
        var release = await PushAsync("1.0.0");

        (await Store.Find("1.0.0").Ask(default)).Should().Be(release);
        (await Store.Find("2.0.0").Ask(default)).Should().BeNull();
    }

    [Fact]
    public async Task A_release_whose_content_is_gone_is_not_found()
    {
        var release = await PushAsync("1.0.0");
        Directory.Delete(StoreDirectory.PathOf(Path.Combine(folder.Path, ".nuke/local/store"), release.Images["web"]), recursive: true);

        (await Store.Find("1.0.0").Ask(default)).Should().BeNull();
    }

    [Fact]
    public async Task The_store_keeps_the_newest_releases()
    {
        for (var i = 0; i < 22; i++)
        {
            await PushAsync($"1.{i}.0");
            File.SetLastWriteTimeUtc(Path.Combine(folder.Path, ".nuke/local/store/releases", $"1.{i}.0.json"), DateTime.UnixEpoch.AddDays(i));
        }

        var superfluous = await Store.Superfluous.Ask(default);
        await run.ApplyAsync(Store.Prune(superfluous));

        superfluous.Should().HaveCount(2);
        (await Store.Find("1.1.0").Ask(default)).Should().BeNull();
        (await Store.Find("1.2.0").Ask(default)).Should().NotBeNull();
        (await Store.Superfluous.Ask(default)).Should().BeEmpty();
    }

    private async Task<Release> PushAsync(string version)
    {
        folder.Write($"package-{version}/version.txt", version);
        var digest = Value.Promise<string>("digest of web", "DockerBuild");
        var release = digest.Map(known => new Release(version, new string('a', 40), new SortedDictionary<string, string>(StringComparer.Ordinal) { ["web"] = known }));
        var bundles = Path.Combine(folder.Path, "bundles");

        await run.ApplyAsync(Plan.Sequence(
            ("bundle", new StoreDirectory(Path.Combine(folder.Path, $"package-{version}"), bundles, digest)),
            ("push", Store.Push([Web], new PlannedRelease(version, new string('a', 40), new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), release), bundles))));
        return new Release(version, new string('a', 40), new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["web"] = await DirectoryDigest.OfAsync(Path.Combine(folder.Path, $"package-{version}"), default),
        });
    }
}
