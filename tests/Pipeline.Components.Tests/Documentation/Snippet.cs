using System.Text;

namespace Pipeline.Components.Tests.Documentation;

/// <summary>
/// Code that a page shows, compiled with the tests: what stands between <c>#region name</c> and <c>#endregion</c> in the files of
/// <c>Snippets/</c>. Regions of one name are parts of one snippet, with an empty line between them.
/// </summary>
/// <param name="Name">The region's name.</param>
/// <param name="Code">Without the indentation that all its lines share.</param>
internal sealed record Snippet(string Name, string Code)
{
    public static IReadOnlyList<Snippet> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathTo("tests/Pipeline.Components.Tests/Documentation/Snippets"), "*.cs")
            .SelectMany(Parts)
            .GroupBy(part => part.Name, (name, parts) => new Snippet(name, string.Join("\n\n", parts.Select(part => part.Code))), StringComparer.Ordinal),
    ];

    public override string ToString() => Name;

    private static IEnumerable<Snippet> Parts(string file)
    {
        string? name = null;
        var lines = new List<string>();
        foreach (var line in File.ReadAllLines(file))
        {
            var word = line.Trim();
            if (word.StartsWith("#region ", StringComparison.Ordinal))
            {
                name = word["#region ".Length..];
                lines.Clear();
            }
            else if (word == "#endregion")
            {
                yield return new Snippet(name!, Unindented(lines));
                name = null;
            }
            else if (name is not null)
            {
                lines.Add(line);
            }
        }
    }

    private static string Unindented(List<string> lines)
    {
        var shared = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        var code = new StringBuilder();
        foreach (var line in lines) code.Append(line.Length == 0 ? "" : line[shared..]).Append('\n');
        return code.ToString().Trim('\n');
    }
}
