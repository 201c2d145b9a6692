using System.Text.RegularExpressions;
using Pipeline.Plans;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What the runs below a folder have done, by their journals, save for comparing workflows with the code.</summary>
internal sealed partial class DeliveryEffects
{
    private const string Check = "GenerateWorkflows";

    private readonly List<List<JournalIntent>> runs;

    private DeliveryEffects(IEnumerable<RunJournal> journals) => runs =
    [
        .. journals.Select(journal => journal.Entries.OfType<JournalIntent>().Where(intent => NodeOf(intent) != Check).ToList())
            .Where(run => run.Count > 0).OrderBy(run => run[0].Time),
    ];

    /// <summary>The nodes of the graph in the order in which they began; what two runs have done is there twice.</summary>
    public IReadOnlyList<string> Nodes => [.. runs.SelectMany(run => run.Select(NodeOf).Distinct(StringComparer.Ordinal))];

    public static DeliveryEffects Below(string folder) => new(
        Directory.EnumerateFiles(folder, "*.jsonl", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Where(file => Path.GetDirectoryName(file)!.EndsWith(".nuke/temp/journal", StringComparison.Ordinal))
            .Select(JournalReader.Read));

    /// <summary>
    /// Every effect of a node with its description, sorted, as some run in parallel; without what is different in every run: folders, ports,
    /// times.
    /// </summary>
    public IEnumerable<string> Of(string node) => runs.SelectMany(run => run).Where(intent => NodeOf(intent) == node)
        .Select(intent => $"{intent.Id}: {Varying().Replace(intent.Description, "…")}").Order(StringComparer.Ordinal);

    private static string NodeOf(JournalIntent intent) => intent.Id.Split('/')[0];

    [GeneratedRegex("/[^ ]*/delivered-\\w+(/clone|/runner(/run-\\d+/[^/]+)?/workspace)|(127\\.0\\.0\\.1:|--port )\\d+|\\b\\d{8}-\\d{6}\\S*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Varying();
}
