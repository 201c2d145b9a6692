using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Packages every service into a bundle that is addressed by its content: what an image is where there is no container engine.</summary>
public static class PackagePlan
{
    /// <summary>Packages the services in parallel.</summary>
    /// <param name="sources">What is packaged.</param>
    /// <param name="version">The version that the release gets.</param>
    /// <param name="commit">Where they come from.</param>
    /// <param name="folder">An absolute folder for the packages and the bundles.</param>
    /// <param name="release">The release, known once its bundles are there.</param>
    public static Plan Of(IReadOnlyCollection<ServiceSource> sources, string version, string commit, string folder, out Value<Release> release)
    {
        release = Value.Of(new Release(version, commit, new SortedDictionary<string, string>(StringComparer.Ordinal)) { Start = StartOf(sources) });
        var steps = new List<Step>();
        foreach (var source in sources)
        {
            var service = source.Service;
            var digest = Value.Promise<string>($"digest of {service.Name}", "DockerBuild");
            steps.Add((service.Name, Package(source, Path.Combine(folder, "packages", service.Name), Bundles(folder), digest)));
            release = release.Combine(digest, (all, known) => all with { Images = new SortedDictionary<string, string>(all.Images, StringComparer.Ordinal) { [service.Name] = known } });
        }

        return Plan.Parallel(steps);
    }

    /// <summary>Service name to the command that starts the package.</summary>
    internal static SortedDictionary<string, IReadOnlyList<string>> StartOf(IEnumerable<ServiceSource> sources) =>
        new(sources.ToDictionary(source => source.Service.Name, source => source.Service.Toolchain.Start(source), StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Where the bundles of a folder are.</summary>
    public static string Bundles(string folder) => Path.Combine(folder, "bundles");

    private static Sequence Package(ServiceSource source, string package, string bundles, Promise<string> digest) => Plan.Sequence(
        ("clean", new DeleteDirectory(package, Path.GetDirectoryName(package)!)),
        ("package", source.Service.Toolchain.Package(source, package)),
        ("bundle", new StoreDirectory(package, bundles, digest)));
}
