using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A service's <c>package.json</c>; see https://docs.npmjs.com/cli/configuring-npm/package-json.</summary>
internal sealed class NodePackage
{
    private readonly ServiceSource source;
    private readonly string file;
    private readonly string? main;
    private readonly IReadOnlyList<string> scripts;

    private NodePackage(ServiceSource source, string file, JsonElement content)
    {
        this.source = source;
        this.file = file;
        main = content.TryGetProperty("main", out var entry) && entry.ValueKind == JsonValueKind.String ? entry.GetString() : null;
        scripts = content.TryGetProperty("scripts", out var all) && all.ValueKind == JsonValueKind.Object
            ? [.. all.EnumerateObject().Select(script => script.Name)]
            : [];
    }

    /// <summary>The file that Node starts, relative to the package; <c>index.js</c> when the package names none.</summary>
    public string Main => main ?? "index.js";

    /// <summary>Reads the package of a service.</summary>
    /// <exception cref="FailureException">There is none, it cannot be read, or no lock file says which packages it needs.</exception>
    public static NodePackage Of(ServiceSource source)
    {
        var file = Path.Combine(source.Directory, "package.json");
        if (!File.Exists(file))
        {
            throw new FailureException($"The service {source.Service.Name} is a Node service, and there is no {source.FromRoot(file)}.")
            {
                NextSteps = [$"Correct the Directory of {source.Service.Name} in the build, or run npm init there."],
            };
        }

        if (!Locks(source).Any(File.Exists))
        {
            var folder = source.FromRoot(source.Directory);
            throw new FailureException($"{folder} has no package-lock.json: which packages {source.Service.Name} needs is not settled.")
            {
                NextSteps = [$"cd {folder} && npm install --package-lock-only, and commit package-lock.json."],
            };
        }

        return new NodePackage(source, source.FromRoot(file), Parse(file));
    }

    /// <summary>The files that may settle which packages a service needs.</summary>
    public static IEnumerable<string> Locks(ServiceSource source) =>
        [Path.Combine(source.Directory, "npm-shrinkwrap.json"), Path.Combine(source.Directory, "package-lock.json")];

    /// <summary>A command that runs a script of the package.</summary>
    /// <exception cref="FailureException">The package has no such script; the message lists those that are there.</exception>
    public Command Run(string script, string property)
    {
        if (scripts.Contains(script, StringComparer.Ordinal))
            return new Command("npm", "run", script) { WorkingDirectory = source.FromRoot(source.Directory) };

        var others = scripts.Count == 0 ? "no scripts" : string.Join(", ", scripts);
        throw new FailureException($"{file} has no script '{script}'; it has {others}.")
        {
            NextSteps = [$"Add it there, or set {property} of {source.Service.Name} in the build, to null when there is none."],
        };
    }

    private static JsonElement Parse(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new FailureException($"{file} is not a package: it holds no object.");
        }
        catch (JsonException error)
        {
            throw new FailureException($"{file} is not JSON: {error.Message}", error);
        }
    }
}
