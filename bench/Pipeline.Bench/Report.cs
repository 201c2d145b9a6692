using System.Globalization;

namespace Pipeline.Bench;

/// <summary>The page docs/measurements.md: where, when and how the figures came about, and the figures.</summary>
internal static class Report
{
    /// <param name="tables">The lines of all tables.</param>
    /// <param name="suite">The test run before.</param>
    public static async Task<string> OfAsync(IEnumerable<string> tables, SuiteResults suite)
    {
        var root = await RepositoryCopy.RootAsync();
        var commit = (await Command.RunAsync(root, "git", "describe", "--always", "--dirty", "--abbrev=12")).Trim();
        var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return string.Join('\n',
        [
            "# Measurements", "",
            "What `./build.sh Soak` printed last. It runs the whole suite with every injected failure instead of a sample, then the benchmarks.",
            "Budgets are the project's promises; the commands of a row are timed in turn, so that what else the machine does falls on all of them.",
            "The last tables are figures of the suite's own tests, of real containers on machines over SSH; engine, application and load share the cores.", "",
            $"Commit {commit}, {now} UTC, {Environment.ProcessorCount} cores, .NET {Environment.Version}. {suite.Summary}", "",
            .. tables,
            .. suite.Tables,
        ]);
    }
}
