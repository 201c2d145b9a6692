using System.Globalization;
using System.Xml;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Reads line coverage from a report in Cobertura's format (https://cobertura.github.io/cobertura/).</summary>
internal static class Cobertura
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore };

    /// <summary>The coverage of an assembly in the report that <c>dotnet test --collect</c> leaves in a results folder.</summary>
    public static Query<LineCoverage> Of(string assembly, string results) =>
        new($"{results}/*/*.cobertura.xml", _ => Task.FromResult(Read(assembly, ReportIn(results))));

    /// <summary>The coverage of all files in a report.</summary>
    public static Query<LineCoverage> In(string report) => new(report, _ => Task.FromResult(File.Exists(report)
        ? Read(report)
        : throw new FailureException($"The tests left no coverage report: {report} is not there.")));

    /// <summary>The collector puts its report into a folder with a name of its own, one level down.</summary>
    private static string ReportIn(string results)
    {
        var folders = Directory.EnumerateDirectories(results);
        string[] reports = [.. folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.cobertura.xml"))];
        return reports is [var only]
            ? only
            : throw new FailureException($"The tests left {reports.Length} coverage reports in {results}, one was expected.")
            {
                NextSteps = ["Check that the test project refers to Microsoft.NET.Test.Sdk 17.5 or later."],
            };
    }

    private static LineCoverage Read(string report)
    {
        using var reader = XmlReader.Create(report, Settings);
        return LineCoverage.Of(Lines(reader));
    }

    private static LineCoverage Read(string assembly, string report)
    {
        using var reader = XmlReader.Create(report, Settings);
        if (!IsAt(reader, assembly)) throw new FailureException($"{report} says nothing about {assembly}: no test loads it.");

        using var package = reader.ReadSubtree();
        return LineCoverage.Of(Lines(package));
    }

    private static IEnumerable<(string File, int Line, bool IsCovered)> Lines(XmlReader package)
    {
        var file = "";
        while (package.Read())
        {
            if (package.NodeType != XmlNodeType.Element) continue;
            if (package.Name == "class") file = package.GetAttribute("filename") ?? "";
            if (package.Name == "line") yield return (file, Number(package, "number"), Number(package, "hits") > 0);
        }
    }

    private static bool IsAt(XmlReader reader, string assembly)
    {
        while (reader.ReadToFollowing("package"))
            if (reader.GetAttribute("name") == assembly) return true;
        return false;
    }

    private static int Number(XmlReader line, string attribute) =>
        int.TryParse(line.GetAttribute(attribute), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
