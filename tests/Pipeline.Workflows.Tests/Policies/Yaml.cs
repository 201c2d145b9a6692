namespace Pipeline.Workflows.Tests;

/// <summary>Ways through a parsed YAML file: what is not there is null or empty.</summary>
internal static class Yaml
{
    public static ParsedMap Parse(string text)
    {
        var stream = new YamlDotNet.RepresentationModel.YamlStream();
        stream.Load(new StringReader(text));
        return (ParsedMap)stream.Documents[0].RootNode;
    }

    /// <summary>The value at a path of keys.</summary>
    public static ParsedNode? At(this ParsedNode? node, params IEnumerable<string> keys) =>
        keys.Aggregate(node, (at, key) => at is ParsedMap map && map.Children.TryGetValue(key, out var value) ? value : null);

    public static string? TextAt(this ParsedNode? node, params IEnumerable<string> keys) => (node.At(keys) as ParsedText)?.Value;

    /// <summary>Keys and values of a map.</summary>
    public static IEnumerable<(string Key, ParsedNode Value)> Entries(this ParsedNode? node) =>
        node is ParsedMap map ? map.Children.Select(entry => (((ParsedText)entry.Key).Value!, entry.Value)) : [];

    /// <summary>What a key may hold: one word, a list of words, or a map whose keys are the words.</summary>
    public static IEnumerable<string> Words(this ParsedNode? node) => node switch
    {
        ParsedText word => [word.Value!],
        ParsedList words => words.Children.Select(word => ((ParsedText)word).Value!),
        _ => node.Entries().Select(entry => entry.Key),
    };

    /// <summary>All texts below a node.</summary>
    public static IEnumerable<ParsedText> Scalars(this ParsedNode? node) => node?.AllNodes.OfType<ParsedText>() ?? [];
}
