using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Where the tests of a service leave what they found.</summary>
/// <param name="Places">
/// Absolute paths of reports in the format of trx (Visual Studio) or JUnit, or of folders that hold some: <c>*.trx</c>, <c>*.xml</c>. One that is
/// not there is passed over.
/// </param>
public sealed record TestReports(params IReadOnlyList<string> Places)
{
    /// <summary>How many of the service's lines the tests ran; not measured when <see langword="null"/>.</summary>
    public Query<LineCoverage>? Coverage { get; init; }

    /// <summary>What stands there once the tests have ended; <see langword="null"/> when there is no report: they were never started.</summary>
    /// <param name="service">The name of the service.</param>
    public Query<TestSummary?> Of(string service) => new($"the test results of {service}", cancellation => ReadAsync(service, cancellation));

    private async Task<TestSummary?> ReadAsync(string service, CancellationToken cancellation)
    {
        var reports = Places.SelectMany(Files).ToList();
        if (reports.Count == 0) return null;

        // Tests that failed leave no coverage, or one that means nothing; their figures count all the same.
        var coverage = Coverage is null ? null : await Coverage.AnswerAsync(cancellation);
        return new TestSummary(service, [.. reports.SelectMany(TestReportFile.Read)]) { Coverage = coverage?.Value };
    }

    /// <summary>The reports of a place; of the XML files in a folder only those that are reports of tests.</summary>
    private static IEnumerable<string> Files(string place)
    {
        if (File.Exists(place)) return [place];
        return Directory.Exists(place)
            ? Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories).Where(TestReportFile.IsReport).Order(StringComparer.Ordinal)
            : [];
    }
}
