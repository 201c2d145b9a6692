using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// The embedded registry: contents of releases by digest, and an index of releases by version, below <c>.nuke/local/store</c>. Every
/// local environment of the repository takes its releases from it.
/// </summary>
/// <param name="root">The repository's root, absolute.</param>
public sealed class LocalStore(string root) : IReleaseStore
{
    /// <summary>Environments keep their own copies, so the store needs only what is promoted from one to the other.</summary>
    private const int KeepReleases = 20;

    private readonly string folder = LocalPaths.StoreOf(root);

    /// <summary>None of its own: toolchains name theirs.</summary>
    public IReadOnlyList<string> Tools => [];

    /// <summary>What is packaged but not in the store is packaged again.</summary>
    public Query<Release?> Built(string version, string commit) => Pushed(version, commit);

    /// <summary>The same version of another commit, whose tag was moved, does not count.</summary>
    public Query<Release?> Pushed(string version, string commit) => new($"the stored release {version}", async cancellation =>
        await Find(version).Ask(cancellation) is { } found && found.Commit == commit ? found : null);

    public Task<ReleasePlan> BuildAsync(ReleaseSource source, CancellationToken cancellation)
    {
        var plan = PackagePlan.Of(source.Services, source.Version, source.Checkout.Commit, source.Folder, out var release);
        return Task.FromResult(new ReleasePlan(plan, release));
    }

    public async Task<ReleasePlan> PushAsync(ReleaseSource source, Value<Release> built, CancellationToken cancellation)
    {
        var release = PlannedRelease.Of(source.Version, source.Checkout.Commit, source.Services, built);
        var superfluous = await Superfluous.AnswerAsync(cancellation);
        return new ReleasePlan(
            Plan.Sequence(
                ("prune", superfluous.IsKnown ? Prune(superfluous.Value!) : Plan.Nothing(superfluous.Reason)),
                ("push", Push(source.Services.Select(each => each.Service), release, PackagePlan.Bundles(source.Folder)))),
            built);
    }

    /// <summary>The release of a version, if it is whole: its index entry and all its contents.</summary>
    public Query<Release?> Find(string version) => new($"the stored release {version}", async cancellation =>
    {
        var entry = Entry(version);
        if (!File.Exists(entry)) return null;

        var release = JsonSerializer.Deserialize(await File.ReadAllTextAsync(entry, cancellation), ReleaseJson.Default.Release);
        return release is not null && release.Images.Values.All(digest => Directory.Exists(Content(digest))) ? release : null;
    });

    /// <summary>Puts the bundles of a release into the store, and its index entry last.</summary>
    /// <param name="services">The services of the release.</param>
    /// <param name="release">The release.</param>
    /// <param name="bundles">The folder where packaging left the bundles.</param>
    public Plan Push(IEnumerable<Service> services, PlannedRelease release, string bundles) => Plan.Sequence(
        ("contents", Plan.Parallel(services.Select(service => new Step(service.Name, new CopyDirectory(
            release.Digest(service).Map(digest => Path.Combine(bundles, Digests.FolderName(digest))).Named($"bundle of {service.Name}"),
            release.Digest(service).Map(Content).Named($"place of {service.Name} in the store")))))),
        ("index", new WriteFile(Entry(release.Version), release.Content.Map(known => JsonSerializer.Serialize(known, ReleaseJson.Default.Release)))));

    /// <summary>What the store can do without: all but the newest releases, and contents that none of those refers to.</summary>
    public Query<IReadOnlyList<string>> Superfluous => new($"what is superfluous in {folder}", async cancellation =>
    {
        if (!Directory.Exists(folder)) return [];

        // A run that was killed before its first index entry has left contents only.
        var index = new DirectoryInfo(Path.GetDirectoryName(Entry(""))!);
        var entries = index.Exists ? index.GetFiles("*.json").OrderByDescending(file => file.LastWriteTimeUtc).Take(KeepReleases) : [];
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var release = JsonSerializer.Deserialize(await File.ReadAllTextAsync(entry.FullName, cancellation), ReleaseJson.Default.Release);
            needed.UnionWith(release!.Images.Values.Select(Content));
        }

        return [.. Directory.GetDirectories(folder, "sha256-*").Where(content => !needed.Contains(content)).Order(StringComparer.Ordinal)];
    });

    /// <summary>Removes what is superfluous. A release whose contents are gone is built again when it is wanted.</summary>
    public Plan Prune(IReadOnlyList<string> superfluous) => superfluous.Count == 0
        ? Plan.Nothing("nothing in the store is too old to keep")
        : Plan.Sequence(superfluous.Select(content => new Step(Path.GetFileName(content), new DeleteDirectory(content, folder))));

    private string Entry(string version) => Path.Combine(folder, "releases", $"{version}.json");

    private string Content(string digest) => Path.Combine(folder, Digests.FolderName(digest));
}
