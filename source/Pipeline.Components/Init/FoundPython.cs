using Pipeline.Delivery;

namespace Pipeline.Components;

/// <summary>A Python program that a look for services has found: a folder with what packages it needs, and a module that starts it.</summary>
/// <remarks>https://docs.python.org/3/library/__main__.html, https://pip.pypa.io/en/stable/reference/requirements-file-format/</remarks>
internal sealed class FoundPython
{
    /// <summary>By what their own manuals call the first module, the plainest last.</summary>
    private static readonly string[] Modules = ["app", "main", "server"];

    private readonly string folder;
    private readonly string[] requirements;

    private FoundPython(string folder, IEnumerable<string> requirements, string module)
    {
        (this.folder, this.requirements) = (folder, [.. requirements]);
        Module = module;
    }

    /// <summary>Started with <c>python3 -m</c>.</summary>
    public string Module { get; }

    /// <summary>What differs from the toolchain's defaults, as C#.</summary>
    public IReadOnlyList<string> Properties
    {
        get
        {
            List<string> properties = [];
            if (requirements.Length > 0) properties.Add($"{nameof(PythonToolchain.Requirements)} = [{string.Join(", ", requirements.Select(CSharp.Text))}]");
            if (requirements.Contains("requirements.txt", StringComparer.Ordinal)) properties.Add($"{nameof(PythonToolchain.RuntimeRequirements)} = [\"requirements.txt\"]");
            if (!Directory.Exists(Path.Combine(folder, "tests"))) properties.Add($"{nameof(PythonToolchain.Tests)} = {Tests}");
            properties.Add($"{nameof(PythonToolchain.Main)} = [{CSharp.Text(Module)}]");
            return properties;
        }
    }

    /// <summary>Names that pytest looks for by default.</summary>
    private string Tests => Directory.EnumerateFiles(folder, "test_*.py").Any() || Directory.EnumerateFiles(folder, "*_test.py").Any() ? "\".\"" : "null";

    /// <returns><see langword="null"/> when the folder has none: packages alone are no program, and neither is a script without packages.</returns>
    public static FoundPython? In(string folder)
    {
        var requirements = Directory.EnumerateFiles(folder, "requirements*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList();
        if (requirements.Count == 0 && !File.Exists(Path.Combine(folder, "pyproject.toml"))) return null;

        var module = Modules.FirstOrDefault(name => File.Exists(Path.Combine(folder, name, "__main__.py")) || File.Exists(Path.Combine(folder, $"{name}.py")));
        return module is null ? null : new FoundPython(folder, requirements, module);
    }
}
