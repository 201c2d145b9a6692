using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Reads line coverage from a report in lcov's format (geninfo(1)): <c>SF:file</c>, then <c>DA:line,hits</c>.</summary>
internal static class Lcov
{
    /// <summary>The coverage of all files in a report.</summary>
    public static Query<LineCoverage> Of(string report) => new(report, async cancellation => File.Exists(report)
        ? LineCoverage.Of(Lines(await File.ReadAllLinesAsync(report, cancellation)))
        : throw new FailureException($"The tests left no coverage report: {report} is not there.")
        {
            NextSteps = ["Let the test script write it: node --test --experimental-test-coverage --test-reporter=lcov does."],
        });

    private static IEnumerable<(string File, int Line, bool IsCovered)> Lines(IEnumerable<string> report)
    {
        var file = "";
        foreach (var line in report)
        {
            if (line.StartsWith("SF:", StringComparison.Ordinal)) file = line[3..];
            if (!line.StartsWith("DA:", StringComparison.Ordinal)) continue;

            if (line[3..].Split(',') is [var first, var hits, ..] && int.TryParse(first, CultureInfo.InvariantCulture, out var number))
                yield return (file, number, hits != "0");
        }
    }
}
