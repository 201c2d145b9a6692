using System.Text;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The records of an environment, on every machine of it; the first one's count.</summary>
internal sealed class HostReleaseLog(ComposeEnvironmentHost host) : IReleaseLog
{
    public Query<IReadOnlyList<DeploymentRecord>> History => host.History;

    public Plan Intend(PlannedRelease release, string pool, string run) => host.Everywhere(machine => HostMachine.Run(
        Writing(machine, host.ProjectOf(pool), release.Content.Map(known => Progress("in progress", known, pool, run)))));

    public Plan Fail(PlannedRelease release, string pool, string run) => host.Everywhere(machine => new BestEffort(
        HostMachine.Run(Writing(machine, host.ProjectOf(pool), release.Content.Map(known => Progress("failed", known, pool, run)))), "The failure was not recorded"));

    public Plan Complete(string pool, Value<DeploymentRecord> record) => host.Everywhere(machine => HostMachine.Run(Completing(machine, host.ProjectOf(pool), record)));

    /// <summary>The command that records a completed deployment.</summary>
    public static Command Completing(HostMachine machine, string project, Value<DeploymentRecord> record) => Writing(machine, project, record.Map(known =>
        $"{Progress("complete", known.Release, known.Pool, known.Run)}\n{JsonSerializer.Serialize(known, ReleaseJson.Default.DeploymentRecord)}"));

    private static string Progress(string state, Release release, string pool, string run) =>
        JsonSerializer.Serialize(new DeploymentIntent(state, release, pool, run), ReleaseJson.Default.DeploymentIntent);

    private static Command Writing(HostMachine machine, string project, Value<string> lines) =>
        machine.Tool("record", project) with { Input = new CommandInput("record.jsonl", lines.Map(text => Encoding.UTF8.GetBytes($"{text}\n"))) };
}
