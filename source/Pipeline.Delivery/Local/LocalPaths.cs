using System.Security.Cryptography;
using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Where a local environment keeps what: below <c>.nuke/local</c> in the repository.</summary>
internal sealed class LocalPaths(Site site)
{
    /// <summary>The kernel's limit for the path of a Unix socket is 104 bytes on macOS and 108 on Linux, its end included.</summary>
    private const int SocketPathLimit = 100;

    /// <summary>Contents of all releases, by digest; every environment takes them from here.</summary>
    public string Store { get; } = StoreOf(site.Root);

    /// <summary>Everything that belongs to this environment.</summary>
    public string Home { get; } = Path.Combine(site.Root, ".nuke", "local", site.Environment.Name);

    public string Agents => Path.Combine(Home, "agent");

    public string Log => Path.Combine(Home, "agent.log");

    public string Releases => Path.Combine(Home, "releases");

    public string Socket => Fit(Path.Combine(Home, "agent.sock"));

    public static string StoreOf(string root) => Path.Combine(root, ".nuke", "local", "store");

    /// <summary>A service's data; it outlives every release.</summary>
    public string Data(Service service) => Path.Combine(Home, "data", service.Name);

    /// <summary>The folder that a service of a release runs in.</summary>
    public Value<string> Folder(Service service, PlannedRelease release) =>
        release.Digest(service).Map(digest => Path.Combine(Releases, service.Name, Digests.FolderName(digest))).Named($"folder of {service.Name}");

    /// <summary>The same content, as it was pushed.</summary>
    public Value<string> Stored(Service service, PlannedRelease release) =>
        release.Digest(service).Map(digest => Path.Combine(Store, Digests.FolderName(digest))).Named($"bundle of {service.Name}");

    private static string Fit(string path) => Encoding.UTF8.GetByteCount(path) <= SocketPathLimit
        ? path
        : Path.Combine(Path.GetTempPath(), $"pipeline-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 8))}.sock");
}
