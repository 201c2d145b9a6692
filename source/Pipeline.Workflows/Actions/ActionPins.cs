using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Workflows;

/// <summary>The commits that actions are pinned to: the library's table, or the repository's own in <c>.nuke/actions.json</c>.</summary>
internal sealed class ActionPins
{
    /// <summary>Where a repository keeps its own table, relative to the root.</summary>
    public const string OwnTable = ".nuke/actions.json";

    private readonly SortedDictionary<string, ActionPin> pins = new(StringComparer.Ordinal);

    private ActionPins() { }

    /// <summary>Sorted by action.</summary>
    public IReadOnlyDictionary<string, ActionPin> All => pins;

    /// <summary>The pin of an action.</summary>
    public ActionPin this[string action] => pins[action];

    /// <summary>The library's table.</summary>
    public static ActionPins Default()
    {
        using var table = typeof(ActionPins).Assembly.GetManifestResourceStream("actions.json")!;
        var defaults = new ActionPins();
        defaults.Add(JsonDocument.Parse(table).RootElement, "actions.json");
        return defaults;
    }

    /// <summary>The library's table with what the repository's own says instead.</summary>
    /// <exception cref="FailureException">The repository's table is none.</exception>
    public static ActionPins Of(string root)
    {
        var all = Default();
        var own = Path.Combine(root, OwnTable);
        if (!File.Exists(own)) return all;
        try
        {
            all.Add(JsonDocument.Parse(File.ReadAllBytes(own)).RootElement, OwnTable);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Wrong(OwnTable, error.Message);
        }

        return all;
    }

    private void Add(JsonElement table, string file)
    {
        foreach (var action in table.EnumerateObject())
        {
            var pin = new ActionPin(action.Value.GetProperty("version").GetString()!, action.Value.GetProperty("commit").GetString()!);
            if (pin.Commit.Length != 40 || !pin.Commit.All(char.IsAsciiHexDigitLower))
                throw Wrong(file, $"the commit of {action.Name} is '{pin.Commit}', which is not 40 hexadecimal digits.");
            pins[action.Name] = pin;
        }
    }

    private static FailureException Wrong(string file, string what) => new($"{file} cannot be used: {what}")
    {
        NextSteps = ["Delete it to use the library's table, or write it anew: ./build.sh UpdateActions"],
    };
}

/// <summary>A version of an action.</summary>
/// <param name="Version">Its tag: <c>v7.0.1</c>.</param>
/// <param name="Commit">What the tag pointed to when it was read: 40 hexadecimal digits.</param>
internal sealed record ActionPin(string Version, string Commit);
