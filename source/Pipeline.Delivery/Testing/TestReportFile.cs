using System.Xml;
using System.Xml.Linq;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Reads a report of tests: trx (<c>dotnet test --logger trx</c>; a <c>UnitTestResult</c> for every test) or JUnit (a <c>testcase</c> for
/// every test, https://github.com/testmoapp/junitxml).
/// </summary>
internal static class TestReportFile
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore };

    /// <summary>Whether a file's name and its root element are those of a report.</summary>
    public static bool IsReport(string file)
    {
        if (Path.GetExtension(file) is not (".trx" or ".xml")) return false;
        try
        {
            using var reader = XmlReader.Create(file, Settings);
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName is "TestRun" or "testsuites" or "testsuite";
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <exception cref="FailureException">It is not XML: the tool was ended while it wrote.</exception>
    public static IReadOnlyList<TestResult> Read(string file)
    {
        var results = new List<TestResult>();
        try
        {
            using var reader = XmlReader.Create(file, Settings);
            reader.MoveToContent();
            while (!reader.EOF)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "UnitTestResult" }) results.Add(OfTrx((XElement)XNode.ReadFrom(reader)));
                else if (reader is { NodeType: XmlNodeType.Element, LocalName: "testcase" }) results.Add(OfJUnit((XElement)XNode.ReadFrom(reader)));
                else reader.Read();
            }
        }
        catch (XmlException error)
        {
            throw new FailureException($"{file} is not a whole report: {error.Message}", error);
        }

        return results;
    }

    private static TestResult OfTrx(XElement test)
    {
        var outcome = test.Attribute("outcome")?.Value switch
        {
            "Passed" or "PassedButRunAborted" or "Warning" or "Completed" => TestOutcome.Passed,
            "NotExecuted" or "NotRunnable" or "Disconnected" or "Pending" => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        };
        var error = test.Elements().FirstOrDefault(child => child.Name.LocalName == "Output")?.Elements().FirstOrDefault(child => child.Name.LocalName == "ErrorInfo");
        var message = outcome == TestOutcome.Failed ? error?.Elements().FirstOrDefault(child => child.Name.LocalName == "Message")?.Value : null;
        return new TestResult(test.Attribute("testName")?.Value ?? "", outcome, message?.Trim() ?? "");
    }

    private static TestResult OfJUnit(XElement test)
    {
        var name = string.Join('.', new[] { test.Attribute("classname")?.Value, test.Attribute("name")?.Value }.Where(part => !string.IsNullOrEmpty(part)));
        if (test.Element("failure") is { } failure) return new TestResult(name, TestOutcome.Failed, Message(failure));
        if (test.Element("error") is { } error) return new TestResult(name, TestOutcome.Failed, Message(error));
        return new TestResult(name, test.Element("skipped") is null ? TestOutcome.Passed : TestOutcome.Skipped, "");
    }

    private static string Message(XElement failure)
    {
        var (message, text) = (failure.Attribute("message")?.Value.Trim() ?? "", failure.Value.Trim());
        return text.StartsWith(message, StringComparison.Ordinal) ? text : $"{message}\n{text}".Trim();
    }
}
