using System.Globalization;
using System.Xml.Linq;

namespace Pipeline.Bench;

/// <summary>The page docs/measurements.md: where, when and how the figures came about, and the figures.</summary>
internal static class Report
{
    /// <param name="tables">The lines of all tables.</param>
    /// <param name="results">The folder with the result files of the test run before, in Visual Studio's format (.trx).</param>
    public static async Task<string> OfAsync(IEnumerable<string> tables, string results)
    {
        var root = await RepositoryCopy.RootAsync();
        var commit = (await Command.RunAsync(root, "git", "describe", "--always", "--dirty", "--abbrev=12")).Trim();
        var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return string.Join('\n',
        [
            "# Measurements", "",
            "What `./build.sh Soak` printed last. It runs the whole suite with every injected failure instead of a sample, then the benchmarks.",
            "Budgets are the project's promises; the commands of a row are timed in turn, so that what else the machine does falls on all of them.", "",
            $"Commit {commit}, {now} UTC, {Environment.ProcessorCount} cores, .NET {Environment.Version}. {Suite(results)}", "",
            .. tables,
        ]);
    }

    private static string Suite(string results)
    {
        var counters = Directory.GetFiles(results, "*.trx").SelectMany(file => XDocument.Load(file).Descendants())
            .Where(element => element.Name.LocalName == "Counters").ToList();
        return $"The suite: {Sum("passed")} passed, {Sum("failed")} failed, {Sum("total") - Sum("executed")} skipped.";

        int Sum(string counter) => counters.Sum(element => (int)element.Attribute(counter)!);
    }
}
