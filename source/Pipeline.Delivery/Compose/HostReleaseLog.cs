using System.Text;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The records of an environment, on every machine of it; the first one's count.</summary>
internal sealed class HostReleaseLog(ComposeEnvironmentHost host) : IReleaseLog
{
    public Query<IReadOnlyList<DeploymentRecord>> History => host.History;

    public Plan Intend(PlannedRelease release, string pool, string run) => Record(pool, release.Content.Map(known => Progress("in progress", known, pool, run)));

    public Plan Fail(PlannedRelease release, string pool, string run) =>
        host.Everywhere(machine => new BestEffort(Writing(machine, pool, release.Content.Map(known => Progress("failed", known, pool, run))), "The failure was not recorded"));

    public Plan Complete(string pool, Value<DeploymentRecord> record) => Record(pool, record.Map(known =>
        $"{Progress("complete", known.Release, known.Pool, known.Run)}\n{JsonSerializer.Serialize(known, ReleaseJson.Default.DeploymentRecord)}"));

    private static string Progress(string state, Release release, string pool, string run) =>
        JsonSerializer.Serialize(new DeploymentIntent(state, release, pool, run), ReleaseJson.Default.DeploymentIntent);

    private Plan Record(string pool, Value<string> lines) => host.Everywhere(machine => Writing(machine, pool, lines));

    private RunCommand Writing(HostMachine machine, string pool, Value<string> lines) => HostMachine.Run(
        machine.Tool("record", host.ProjectOf(pool)) with { Input = new CommandInput("record.jsonl", lines.Map(text => Encoding.UTF8.GetBytes($"{text}\n"))) });
}
