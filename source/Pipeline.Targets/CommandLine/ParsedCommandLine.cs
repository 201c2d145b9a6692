namespace Pipeline.Targets;

/// <summary>The command line, sorted by option; nothing is converted yet.</summary>
internal sealed class ParsedCommandLine
{
    /// <summary>The words that belong to no option.</summary>
    public List<string> Targets { get; } = [];

    /// <summary>The words of each option that was given; of one that was given twice, the last.</summary>
    public Dictionary<string, List<string>> Values { get; } = new(StringComparer.Ordinal);
}
