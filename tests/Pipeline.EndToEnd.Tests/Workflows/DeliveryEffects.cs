using System.Text.RegularExpressions;
using Pipeline.Plans;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What the runs below a folder have done, by their journals.</summary>
internal sealed partial class DeliveryEffects
{
    private readonly List<JournalIntent> intents;

    private DeliveryEffects(IEnumerable<JournalIntent> intents) => this.intents = [.. intents.OrderBy(intent => intent.Time)];

    /// <summary>The nodes of the graph in the order in which they began.</summary>
    public IReadOnlyList<string> Nodes => [.. intents.Select(intent => NodeOf(intent.Id)).Distinct(StringComparer.Ordinal)];

    public static DeliveryEffects Below(string folder) => new(
        Directory.EnumerateFiles(folder, "*.jsonl", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Where(file => Path.GetDirectoryName(file)!.EndsWith(".nuke/temp/journal", StringComparison.Ordinal))
            .SelectMany(file => JournalReader.Read(file).Entries.OfType<JournalIntent>()));

    /// <summary>
    /// Every effect of a node with its description, sorted, as some run in parallel; without what is different in every run: folders, ports,
    /// times.
    /// </summary>
    public IEnumerable<string> Of(string node) => intents.Where(intent => NodeOf(intent.Id) == node)
        .Select(intent => $"{intent.Id}: {Varying().Replace(intent.Description, "…")}").Order(StringComparer.Ordinal);

    private static string NodeOf(string id) => id.Split('/')[0];

    [GeneratedRegex("/tmp/delivered-\\w+(/clone|/runner(/run-\\d+/[^/]+)?/workspace)|(127\\.0\\.0\\.1:|--port )\\d+|\\b\\d{8}-\\d{6}\\S*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Varying();
}
