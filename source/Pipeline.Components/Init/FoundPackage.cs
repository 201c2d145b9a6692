using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Components;

/// <summary>A <c>package.json</c> that a look for services has found.</summary>
/// <remarks>https://docs.npmjs.com/cli/configuring-npm/package-json</remarks>
internal sealed class FoundPackage
{
    /// <summary>What <c>npm init</c> writes where a test should be.</summary>
    private const string NoTest = "no test specified";

    private readonly HashSet<string> scripts = new(StringComparer.Ordinal);

    private FoundPackage(string folder, JsonElement package)
    {
        if (Part(package, "scripts") is { ValueKind: JsonValueKind.Object } all)
            scripts.UnionWith(all.EnumerateObject().Where(script => !IsPlaceholder(script)).Select(script => script.Name));
        var main = Part(package, "main") is { ValueKind: JsonValueKind.String } named ? named.GetString() : null;
        IsProgram = File.Exists(Path.Combine(folder, main ?? "index.js")) || (main is not null && Has("build"));
    }

    /// <summary>Its main file is there, or a script builds it: <c>node</c> can start it. Other packages only hold tools.</summary>
    public bool IsProgram { get; }

    /// <summary>It has a script of that name.</summary>
    public bool Has(string script) => scripts.Contains(script);

    /// <returns><see langword="null"/> when the folder has none.</returns>
    /// <exception cref="FailureException">It is no JSON.</exception>
    public static FoundPackage? In(string folder)
    {
        var file = Path.Combine(folder, "package.json");
        if (!File.Exists(file)) return null;

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return new FoundPackage(folder, document.RootElement);
        }
        catch (JsonException error)
        {
            throw new FailureException($"{file} is not JSON: {error.Message}", error) { NextSteps = [$"Correct {file}."] };
        }
    }

    private static bool IsPlaceholder(JsonProperty script) => $"{script.Value}".Contains(NoTest, StringComparison.Ordinal);

    private static JsonElement? Part(JsonElement package, string name) =>
        package.ValueKind == JsonValueKind.Object && package.TryGetProperty(name, out var part) ? part : null;
}
