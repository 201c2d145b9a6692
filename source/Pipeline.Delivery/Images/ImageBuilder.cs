using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What builds images here.</summary>
public enum ImageBuilder
{
    /// <summary>The engine's first builder: one step after the other, no cache to give away.</summary>
    Classic,

    /// <summary>BuildKit inside the engine, by <c>DOCKER_BUILDKIT=1</c>; programs before Docker 23 have it without a plugin.</summary>
    BuildKit,

    /// <summary>BuildKit by the plugin <c>docker buildx</c>.</summary>
    Buildx,

    /// <summary>As <see cref="Buildx"/>, in an engine whose image store keeps attestations.</summary>
    AttestingBuildx,
}

/// <summary>Finds out what builds images here.</summary>
public static class ImageBuilders
{
    /// <summary>From this version on <c>docker build</c> needs the plugin for BuildKit (<see href="https://docs.docker.com/engine/release-notes/23.0/"/>).</summary>
    private const int NeedsPlugin = 23;

    /// <summary>The best builder that is there.</summary>
    public static Query<ImageBuilder> Best { get; } = new("what builds images here", async cancellation =>
    {
        var plugin = await CommandQuery.RunAsync(Docker.Of("buildx", "version"), cancellation);
        if (plugin.ExitCode == 0) return await KeepsAttestationsAsync(cancellation) ? ImageBuilder.AttestingBuildx : ImageBuilder.Buildx;

        var version = await CommandQuery.RunAsync(Docker.Of("version", "--format", "{{.Client.Version}}"), cancellation);
        return Of(version.Succeeded());
    });

    /// <summary>It builds with the plugin, and can leave caches.</summary>
    internal static bool IsPlugin(this ImageBuilder builder) => builder is ImageBuilder.Buildx or ImageBuilder.AttestingBuildx;

    /// <summary>The engine's own store has no place for what is not an image; containerd's has.</summary>
    private static async Task<bool> KeepsAttestationsAsync(CancellationToken cancellation) =>
        (await CommandQuery.RunAsync(Docker.Of("info", "--format", "{{.DriverStatus}}"), cancellation)).Output.Contains("io.containerd.snapshotter", StringComparison.Ordinal);

    /// <summary>What a program without the plugin has: <c>20.10.24+dfsg1</c> has BuildKit, <c>28.2.2</c> has not.</summary>
    internal static ImageBuilder Of(string version) =>
        int.TryParse(version.Split('.')[0], CultureInfo.InvariantCulture, out var major) && major is >= 18 and < NeedsPlugin ? ImageBuilder.BuildKit : ImageBuilder.Classic;
}
