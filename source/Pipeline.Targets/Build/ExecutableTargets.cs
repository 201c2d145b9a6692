namespace Pipeline.Targets;

/// <summary>Looks for targets by their property.</summary>
public static class ExecutableTargets
{
    /// <summary><c>SucceededTargets.Contains(Restore)</c></summary>
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Target target) =>
        targets.Any(candidate => candidate.Factory == target);
}
