namespace Pipeline.Delivery;

/// <summary>What runs in an environment, as lines for a person.</summary>
public static class StatusReport
{
    /// <summary>The same in a few words, for a table of all environments.</summary>
    public static string Summary(Uri url, HostState state, EnvironmentLock? locked)
    {
        var serves = state.Live is not { } live ? "nothing gets traffic" : live.IsRunning ? $"{live.Version} at {url}" : $"{live.Version} at {url}, A SERVICE HAS EXITED";
        return $"{serves}{(state.Maintenance is null ? "" : "; in maintenance")}{(locked is null ? "" : "; locked")}";
    }

    public static IEnumerable<string> Of(Site site, Uri url, HostState state, string? holder, EnvironmentLock? locked, IReadOnlyList<BackupAge> backups, DateTimeOffset now)
    {
        yield return $"{site.Application.Name} in {site.Environment.Name}: {(state.Live is { } live ? $"{live.Version} at {url}" : "nothing gets traffic")}";
        if (state.Live is { IsRunning: false }) yield return "  a service of the live pool has exited: deploy again, or roll back";
        if (state.Last is { } last) yield return $"  {last.Kind} of {last.Release.Version} completed {last.At:yyyy-MM-dd HH:mm:ss} UTC by {last.By}, run {last.Run}";
        if (state.Live is not null && state.Live.Version != state.Last?.Release.Version) yield return "  its deployment was not completed: deploy again to complete it";
        if (!state.IsReady && state.Last is not null) yield return "  the agent does not run: deploy again, or roll back, to start it";
        foreach (var pool in state.Pools.Where(pool => pool != state.Live))
            yield return $"  pool {pool.Name} ({pool.Version}) gets {(pool.HasTraffic ? "a share of the" : "no")} traffic; the next deployment stops it";
        if (state.Maintenance is not null) yield return $"  {state.Maintenance}";
        if (locked is not null) yield return $"  {locked}";
        if (holder is not null) yield return $"  being changed by {holder}";
        foreach (var age in backups) yield return $"  {(age.Complaint(now) is null ? "backup" : "BACKUP")} {age.Describe(now)}";
    }
}
