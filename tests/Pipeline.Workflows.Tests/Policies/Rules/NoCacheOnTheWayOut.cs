namespace Pipeline.Workflows.Tests;

/// <summary>
/// Whoever can write to a cache decides what a job that restores it builds. So there is none in jobs that publish or deploy, and none
/// in jobs whose artifacts those take.
/// </summary>
internal sealed class NoCacheOnTheWayOut : Policy
{
    private const string Cache =
        "      - uses: actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5\n        with:\n          path: a\n          key: a\n";

    public override IReadOnlyList<Change> Bad =>
    [
        new("      - run: exec ./build.sh DeployStaging", $"{Cache}      - run: exec ./build.sh DeployStaging"),
        new("      - run: exec ./build.sh Test", $"{Cache}      - run: exec ./build.sh Test"),
        new("      - run: exec ./build.sh DeployStaging", Setup("node", "node-version: 22") + "      - run: exec ./build.sh DeployStaging"),
        new("      - run: exec ./build.sh DeployStaging", Setup("dotnet", "cache: true") + "      - run: exec ./build.sh DeployStaging"),
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        where job.Publishes || (job.Uses("actions/upload-artifact").Any() && file.Jobs.Any(other => other.Publishes && file.Follows(other, job)))
        from step in job.Steps
        where step.TextAt("uses")?.StartsWith("actions/cache", StringComparison.Ordinal) == true || IsCachingSetUp(step.TextAt("uses"), step)
        select new Finding(step, $"{job.Id} restores a cache, and what it makes is published");

    /// <summary>The set-up of Node caches unless it is told not to.</summary>
    private static bool IsCachingSetUp(string? uses, ParsedNode step) =>
        uses?.StartsWith("actions/setup-", StringComparison.Ordinal) == true
        && (step.TextAt("with", "cache") is not (null or "false")
            || (uses.StartsWith("actions/setup-node@", StringComparison.Ordinal) && step.TextAt("with", "package-manager-cache") != "false"));

    private static string Setup(string tool, string input) =>
        $"      - uses: actions/setup-{tool}@a98b56852c35b8e3190ac28c8c2271da59106c68 # v6.0.0\n        with:\n          {input}\n";
}
