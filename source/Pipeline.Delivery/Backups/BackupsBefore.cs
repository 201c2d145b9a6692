using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The backups that a deployment takes before it migrates.</summary>
public static class BackupsBefore
{
    /// <param name="site">Where.</param>
    /// <param name="host">The environment's host.</param>
    /// <param name="state">What is there.</param>
    /// <param name="version">The version that is deployed; one that serves already changes nothing.</param>
    /// <param name="stamp">Who deploys.</param>
    /// <param name="taken">Policy to the id of its backup, for the release record.</param>
    /// <returns>Nothing where no policy asks for it.</returns>
    public static Plan? Of(
        Site site, IEnvironmentHost host, HostState state, string version, RunStamp stamp, out Value<SortedDictionary<string, string>> taken)
    {
        taken = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var policies = site.Environment.Backups.Where(policy => policy.BeforeDeployments).ToList();
        if (policies.Count == 0) return null;
        if (state.Last is not { } last) return Plan.Nothing("nothing was deployed yet: there is nothing to back up");
        if (state.Live is { IsRunning: true } live && live.Version == version) return Plan.Nothing($"{version} serves already: there is nothing to back up for");

        var steps = new List<Step>();
        foreach (var policy in policies)
        {
            steps.Add((policy.Name, BackupPlan.Of(new BackupRequest(new BackupPlace(site, policy), host, last, stamp), out var backup)));
            if (backup is not null) taken = taken.Combine(backup, (all, one) => With(all, policy.Name, one.Manifest.Id));
        }

        return Plan.Sequence(steps);
    }

    private static SortedDictionary<string, string> With(SortedDictionary<string, string> all, string policy, string id) => new(all, StringComparer.Ordinal) { [policy] = id };
}
