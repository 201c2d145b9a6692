namespace Pipeline.Workflows;

/// <summary>Keys with values, in order.</summary>
internal sealed record YamlMap : YamlValue
{
    /// <summary>What has no value is left out, so that a map reads as a list of what there may be.</summary>
    public YamlEntries Entries { get; } = new();

    public int Count => Entries.All.Count;

    /// <summary>An empty line stands between the entries.</summary>
    public bool IsSpacious { get; init; }

    public static YamlMap Of(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var map = new YamlMap();
        foreach (var (key, text) in texts) map.Entries[key] = text;
        return map;
    }
}

/// <summary>The entries of a map while it is written down.</summary>
internal sealed class YamlEntries
{
    private readonly List<KeyValuePair<string, YamlValue>> all = [];

    public IReadOnlyList<KeyValuePair<string, YamlValue>> All => all;

    /// <summary>Adds an entry unless it has no value.</summary>
    public YamlValue? this[string key]
    {
        set
        {
            if (value is not null) all.Add(new(key, value));
        }
    }
}
