using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// The records of one environment, kept where it runs: <c>deployment.json</c> says what a deployment is about to do, before its first
/// change; <c>releases.jsonl</c> says what was completed.
/// </summary>
public interface IReleaseLog
{
    /// <summary>Completed deployments, oldest first.</summary>
    Query<IReadOnlyList<DeploymentRecord>> History { get; }

    /// <summary>Writes what is about to happen.</summary>
    Plan Intend(PlannedRelease release, string pool, string run);

    /// <summary>Writes that what was intended has failed and was undone; one that stays in progress was ended. Nothing depends on it.</summary>
    Plan Fail(PlannedRelease release, string pool, string run);

    /// <summary>Writes that nothing is in progress any more, then what was completed: a deployment counts from that line on.</summary>
    Plan Complete(string pool, Value<DeploymentRecord> record);
}
