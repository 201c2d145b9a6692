namespace Pipeline.Components.Tests.Documentation;

/// <summary>A page that a user reads.</summary>
/// <param name="Name">Its path in the repository: <c>docs/deliver.md</c>.</param>
public sealed record Page(string Name)
{
    /// <summary>The pages of the repository.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [
        .. new[] { "*.md", "docs/*.md" }
            .SelectMany(pattern => Directory.GetFiles(Repository.PathTo(Path.GetDirectoryName(pattern)!), Path.GetFileName(pattern)))
            .Select(file => new Page(Path.GetRelativePath(Repository.Root, file)))
            .OrderBy(page => page.Name, StringComparer.Ordinal),
    ];

    public string Text => Repository.Read(Name);

    /// <summary>The contents of the fenced blocks of a language.</summary>
    public IEnumerable<string> Blocks(string language)
    {
        var fence = $"```{language}\n";
        for (var start = Text.IndexOf(fence, StringComparison.Ordinal); start >= 0; start = Text.IndexOf(fence, start, StringComparison.Ordinal))
        {
            start += fence.Length;
            yield return Text[start..Text.IndexOf("\n```", start, StringComparison.Ordinal)];
        }
    }

    /// <summary>Where the links of the text lead.</summary>
    public IEnumerable<string> Links() =>
        from piece in Text.Split("](").Skip(1)
        select piece[..piece.IndexOf(')', StringComparison.Ordinal)];

    /// <summary>
    /// The files and folders of the repository that the text names as <c>`code`</c>: what begins like one. <c>Plans/Tree</c> is short for
    /// <c>source/Pipeline.Plans/Tree</c>.
    /// </summary>
    public IEnumerable<string> NamedPaths() =>
        from line in Text.Split('\n')
        from word in line.Split('`').Where((_, index) => index % 2 == 1)
        where word.All(character => char.IsLetterOrDigit(character) || character is '/' or '.' or '-' or '_')
        let isShort = Array.Exists(Projects, project => word.StartsWith($"{project}/", StringComparison.Ordinal))
        where isShort || Array.Exists(Folders, folder => word.StartsWith(folder, StringComparison.Ordinal))
        select isShort ? $"source/Pipeline.{word}" : word;

    public override string ToString() => Name;

    private static readonly string[] Folders = ["source/", "build/", "tests/", "docs/", "examples/", "bench/", ".ci/"];

    private static readonly string[] Projects = ["Agent", "Components", "Delivery", "Plans", "Targets", "Workflows"];
}
