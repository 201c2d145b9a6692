using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The records of an environment as two files in its folder.</summary>
internal sealed class FileReleaseLog(string home) : IReleaseLog
{
    public Query<IReadOnlyList<DeploymentRecord>> History => new($"the releases in {home}", cancellation => ReadAsync(home, cancellation));

    private string InProgress => Path.Combine(home, "deployment.json");

    public Plan Intend(PlannedRelease release, string pool, string run) => Progress("in progress", release, pool, run);

    public Plan Fail(PlannedRelease release, string pool, string run) => new BestEffort(Progress("failed", release, pool, run), "The failure was not recorded");

    public Plan Complete(string pool, Value<DeploymentRecord> record) => Plan.Sequence(
        ("deployment", new WriteFile(
            InProgress,
            record.Map(known => JsonSerializer.Serialize(
                new DeploymentIntent("complete", known.Release, known.Pool, known.Run), ReleaseJson.Default.DeploymentIntent)))),
        ("release", new AppendLine(Path.Combine(home, "releases.jsonl"), record.Map(known => JsonSerializer.Serialize(known, ReleaseJson.Default.DeploymentRecord)))));

    private WriteFile Progress(string state, PlannedRelease release, string pool, string run) => new(
        InProgress,
        release.Content.Map(known => JsonSerializer.Serialize(new DeploymentIntent(state, known, pool, run), ReleaseJson.Default.DeploymentIntent)));

    /// <summary>Reads the completed deployments; a last line that a crash tore does not count.</summary>
    public static async Task<IReadOnlyList<DeploymentRecord>> ReadAsync(string home, CancellationToken cancellation)
    {
        var file = Path.Combine(home, "releases.jsonl");
        if (!File.Exists(file)) return [];

        var lines = await File.ReadAllLinesAsync(file, cancellation);
        return [.. lines.Select((line, index) => RecordLine.Read(line, $"Line {index + 1} of {file}")).OfType<DeploymentRecord>()];
    }
}
