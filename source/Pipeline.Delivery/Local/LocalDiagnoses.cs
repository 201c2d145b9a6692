using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What there is to say about a local environment before a deployment finds it out.</summary>
internal static class LocalDiagnoses
{
    /// <summary>A release, its unpacked copy and its logs fit into it with room to spare.</summary>
    private const long EnoughBytes = 1L << 30;

    public static Query<IReadOnlyList<Diagnosis>> Of(Site site, LocalPaths paths, int port, Query<Obstacle?> obstacle) =>
        new($"the local environment {site.Environment.Name}", async cancellation =>
        [
            Place(await obstacle.Ask(cancellation), paths, port),
            Space(paths),
        ]);

    private static Diagnosis Place(Obstacle? obstacle, LocalPaths paths, int port) => obstacle is null
        ? Diagnosis.Good("place", $"{paths.Home} can be written, and port {port} is its own.")
        : Diagnosis.Bad("place", obstacle);

    private static Diagnosis Space(LocalPaths paths)
    {
        var free = new DriveInfo(Existing(paths.Home)).AvailableFreeSpace;
        var text = $"{free / (double)EnoughBytes:0.0} GiB are free for {paths.Home}.";
        return free >= EnoughBytes ? Diagnosis.Good("disk", text) : Diagnosis.Warning("disk", text, $"Make room: du -sh {paths.Home}/* {paths.Store}");
    }

    private static string Existing(string folder)
    {
        while (!Directory.Exists(folder)) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
