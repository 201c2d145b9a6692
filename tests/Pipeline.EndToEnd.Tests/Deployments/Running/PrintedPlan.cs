using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.EndToEnd.Tests;

/// <summary>A node of a plan as a dry run printed it: <c>.nuke/temp/plan.json</c>.</summary>
internal sealed partial record PrintedPlan(string Id, string Kind, string Text, bool? Holds, IReadOnlyList<PrintedPlan> Parts)
{
    private static readonly string[] Children = ["steps", "cases", "body", "then", "else", "onFailure", "always"];

    /// <summary>The plans of all targets.</summary>
    public static IReadOnlyList<PrintedPlan> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. document.RootElement.GetProperty("nodes").EnumerateArray().Where(node => node.TryGetProperty("plan", out _)).Select(node => Of(node.GetProperty("plan")))];
    }

    /// <summary>This node and all below it that do something, or say why there is nothing to do.</summary>
    public IEnumerable<PrintedPlan> Leaves => Kind is "effect" or "nothing" ? [this] : Parts.SelectMany(part => part.Leaves);

    /// <summary>It was printed as this, but for values that were not known yet.</summary>
    public bool Says(string text) => Regex.IsMatch(text, $"^{UnknownValue().Replace(Regex.Escape(Text), ".*")}$", RegexOptions.Singleline);

    private static PrintedPlan Of(JsonElement node)
    {
        var kind = node.GetProperty("kind").GetString()!;
        var text = kind switch
        {
            "effect" => node.GetProperty("description").GetString()!,
            "nothing" => $"nothing: {node.GetProperty("reason").GetString()}",
            _ => "",
        };
        bool? holds = node.TryGetProperty("holds", out var value) && value.ValueKind is not JsonValueKind.Null ? value.GetBoolean() : null;
        return new(node.GetProperty("id").GetString()!, kind, text, holds, [.. Children.SelectMany(name => PartsOf(node, name))]);
    }

    private static IEnumerable<PrintedPlan> PartsOf(JsonElement node, string name)
    {
        if (!node.TryGetProperty(name, out var parts)) return [];
        return parts.ValueKind is JsonValueKind.Array ? parts.EnumerateArray().Select(Of) : [Of(parts)];
    }

    /// <summary>As it reads after escaping.</summary>
    [GeneratedRegex("‹[^›]*›", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnknownValue();
}
