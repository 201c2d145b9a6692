using YamlDotNet.RepresentationModel;

namespace Pipeline.Workflows.Tests;

/// <summary>Ways through a parsed YAML file: what is not there is null or empty.</summary>
internal static class Yaml
{
    public static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    /// <summary>The value at a path of keys.</summary>
    public static YamlNode? At(this YamlNode? node, params IEnumerable<string> keys) =>
        keys.Aggregate(node, (at, key) => at is YamlMappingNode map && map.Children.TryGetValue(key, out var value) ? value : null);

    public static string? TextAt(this YamlNode? node, params IEnumerable<string> keys) => (node.At(keys) as YamlScalarNode)?.Value;

    /// <summary>Keys and values of a map.</summary>
    public static IEnumerable<(string Key, YamlNode Value)> Entries(this YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.Select(entry => (((YamlScalarNode)entry.Key).Value!, entry.Value)) : [];

    /// <summary>What a key may hold: one word, a list of words, or a map whose keys are the words.</summary>
    public static IEnumerable<string> Words(this YamlNode? node) => node switch
    {
        YamlScalarNode word => [word.Value!],
        YamlSequenceNode words => words.Children.Select(word => ((YamlScalarNode)word).Value!),
        _ => node.Entries().Select(entry => entry.Key),
    };

    /// <summary>All texts below a node.</summary>
    public static IEnumerable<YamlScalarNode> Scalars(this YamlNode? node) => node?.AllNodes.OfType<YamlScalarNode>() ?? [];
}
