using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>One file of parameters: a flat JSON object, keyed by name.</summary>
internal sealed class ParameterFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Dictionary<string, (string Key, JsonElement Value)> values = new(StringComparer.Ordinal);
    private readonly string root;

    private ParameterFile(string root, string? profile) => (this.root, Profile) = (root, profile);

    /// <summary>What stands between <c>parameters.</c> and <c>.json</c>: a profile or an environment.</summary>
    public string? Profile { get; }

    /// <summary>Relative to the root: <c>.nuke/parameters.json</c>.</summary>
    public string Name => NameOf(Profile);

    public static string NameOf(string? profile) => profile is null ? ".nuke/parameters.json" : $".nuke/parameters.{profile}.json";

    /// <returns><see langword="null"/> when there is no such file.</returns>
    /// <exception cref="FailureException">It is no JSON object; the message names line and column.</exception>
    public static ParameterFile? ReadOrNull(string root, string? profile)
    {
        var path = Path.Combine(root, NameOf(profile));
        if (!File.Exists(path)) return null;

        var file = new ParameterFile(root, profile);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            file.Add(document.RootElement.Clone());
        }
        catch (JsonException error)
        {
            var place = $"line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}";
            throw new FailureException($"{file.Name} is no valid JSON, {place}: {Reason(error)}", error)
            {
                NextSteps = [$"Correct {file.Name}."],
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"{file.Name} cannot be read: {error.Message}", error)
            {
                NextSteps = [$"Make {file.Name} readable."],
            };
        }

        return file;
    }

    public RawValue? Find(string name)
    {
        if (!values.TryGetValue(Names.Normalize(name), out var found)) return null;
        return found.Value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => Raw([]) with { Structure = found.Value },
            JsonValueKind.Array => List(found.Value),
            _ => Raw([Word(found.Value)]),
        };
    }

    /// <summary>Built-in options are not read from files: the same command must mean the same in every checkout.</summary>
    public void RefuseBuiltIns(Problems problems)
    {
        foreach (var (name, (key, _)) in values)
        {
            if (BuiltIns.Find(name) is not { } option) continue;
            problems.Add(
                $"{key} in {Name} is a built-in option, which has no effect there.",
                $"Remove it; pass {option.Dashed}, or set the variable PIPELINE_{Names.Variable(option.Name)}.");
        }
    }

    private RawValue List(JsonElement array)
    {
        var words = new List<string>();
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null)
                return Raw([]) with { Structure = array };
            words.Add(Word(item));
        }

        return Raw(words) with { IsList = true };
    }

    private RawValue Raw(IReadOnlyList<string> words) => new(Name, words, root) { File = this };

    private static string Word(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private void Add(JsonElement content)
    {
        if (content.ValueKind != JsonValueKind.Object)
            throw new FailureException($"{Name} is no JSON object.")
            {
                NextSteps = [$"Write parameters by name: {{ \"ApiUrl\": \"https://example.com\" }}"],
            };

        foreach (var property in content.EnumerateObject())
        {
            if (property.Name == "$schema") continue;
            if (!values.TryAdd(Names.Normalize(property.Name), (property.Name, property.Value)))
                throw new FailureException($"{Name} has {property.Name} twice.")
                {
                    NextSteps = ["Remove one of them; case does not matter."],
                };
        }
    }

    /// <summary>The reader's reason without its own account of the place.</summary>
    private static string Reason(JsonException error)
    {
        var place = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? error.Message : error.Message[..place];
    }
}
