using System.Globalization;
using System.Text.Json;

namespace Pipeline.Delivery;

/// <summary>Reads what <c>state.sh</c> prints: lines of a word and its values.</summary>
internal static class HostFactsReader
{
    public static HostFacts Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).ToLookup(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal);
        var engine = lines["engine"].FirstOrDefault() ?? "-";
        return new HostFacts
        {
            HasHome = lines.Contains("home"),
            User = lines["user"].FirstOrDefault() ?? "0:0",
            Engine = engine.StartsWith('-') ? null : engine,
            EngineProblem = engine.StartsWith('-') ? engine.TrimStart('-', ' ') : null,
            Compose = lines["compose"].FirstOrDefault(),
            Missing = [.. lines["missing"]],
            Unwritable = lines["unwritable"].FirstOrDefault(),
            HasCertificate = lines.Contains("certificate"),
            Files = [.. Pairs(lines["files"])],
            EdgeRuns = lines["edge"].Contains("running", StringComparer.Ordinal),
            Containers = [.. lines["container"].Order(StringComparer.Ordinal).Select(line => line.Split(' ')).Select(words => (words[0], words[1], words[2], words[3]))],
            Maintenance = lines["maintenance"].Select(line => JsonSerializer.Deserialize(line, NoticeJson.Default.MaintenanceNotice)).FirstOrDefault(),
            Stored = [.. lines["stored"].Select(line => line.Split(' ')).Select(words => (words[0], words[1], words[2] == "whole"))],
            Weights = [.. lines["weight"].Select(line => line.Split(' ')).Select(words => (words[0], int.Parse(words[1], CultureInfo.InvariantCulture)))],
            Releases = [.. lines["release"].Select(line => RecordLine.Read(line, "A line of releases.jsonl on the host")).OfType<DeploymentRecord>()],
        };
    }

    private static IEnumerable<(string, string)> Pairs(IEnumerable<string> lines) => lines.Select(line => line.Split(' ')).Select(words => (words[0], words[1]));
}
