using System.Globalization;
using System.Xml;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Reads line coverage from a report in JaCoCo's format (https://www.jacoco.org/jacoco/trunk/coverage/report.dtd): a <c>line</c> of a
/// <c>sourcefile</c> of a <c>package</c> ran when it has covered instructions (<c>ci</c>).
/// </summary>
internal static class JaCoCo
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore };

    /// <summary>The coverage of all files in a report.</summary>
    public static Query<LineCoverage> Of(string report) => new(report, _ => Task.FromResult(File.Exists(report)
        ? Read(report)
        : throw new FailureException($"The tests left no coverage report: {report} is not there.")
        {
            NextSteps = ["Let jacoco-maven-plugin write it: bind its goals prepare-agent and report in the pom."],
        }));

    private static LineCoverage Read(string report)
    {
        try
        {
            using var reader = XmlReader.Create(report, Settings);
            return LineCoverage.Of(Lines(reader));
        }
        catch (XmlException error)
        {
            throw new FailureException($"{report} is not a whole report: {error.Message}", error);
        }
    }

    private static IEnumerable<(string File, int Line, bool IsCovered)> Lines(XmlReader report)
    {
        var (package, file) = ("", "");
        while (report.Read())
        {
            if (report.NodeType != XmlNodeType.Element) continue;
            if (report.Name == "package") package = report.GetAttribute("name") ?? "";
            if (report.Name == "sourcefile") file = $"{package}/{report.GetAttribute("name")}";
            if (report.Name == "line") yield return (file, Number(report, "nr"), Number(report, "ci") > 0);
        }
    }

    private static int Number(XmlReader line, string attribute) =>
        int.TryParse(line.GetAttribute(attribute), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
