using System.Diagnostics;

namespace Pipeline.Components.Tests.Documentation;

/// <summary>The pages say what is true of the code: their snippets compile, their links lead somewhere, the files that they name exist.</summary>
public sealed class PageTests
{
    public static TheoryData<Page> Pages => [.. Page.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Code_on_a_page_is_compiled(Page page) =>
        page.Blocks("csharp").Should().BeSubsetOf(Snippet.All.Select(snippet => snippet.Code), "{0} shows code of Documentation/Snippets", page);

    [Fact]
    public void Every_snippet_is_on_a_page() =>
        Snippet.All.Select(snippet => snippet.Code).Should().BeSubsetOf(Page.All.SelectMany(page => page.Blocks("csharp")));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(Page page) =>
        page.Links().Where(link => !link.StartsWith("https://", StringComparison.Ordinal) && !Leads(page, link)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Files_that_a_page_names_exist(Page page) =>
        page.NamedPaths().Where(path => !Path.Exists(Repository.PathTo(path))).Should().BeEmpty();

    [Fact]
    public async Task The_graph_in_the_README_is_that_of_the_build()
    {
        var shown = new Page("README.md").Blocks("mermaid").Should().ContainSingle().Subject;

        using var build = Process.Start(new ProcessStartInfo(Repository.PathTo("build.sh"), ["DeployProd", "--plan", "mermaid"]) { RedirectStandardOutput = true })!;
        var printed = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();

        build.ExitCode.Should().Be(0);
        shown.Should().Be(printed.TrimEnd('\n'));
    }

    /// <summary>A link leads to a file, and to a heading of it when it names one.</summary>
    private static bool Leads(Page page, string link)
    {
        var parts = link.Split('#');
        var file = parts[0].Length == 0 ? page.Name : Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(page.Name)!, parts[0]));
        return Path.Exists(Repository.PathTo(file))
            && (parts.Length == 1 || File.ReadLines(Repository.PathTo(file)).Any(line => line.StartsWith('#') && Anchor(line) == parts[1]));
    }

    private static string Anchor(string heading) =>
        string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant().Replace(' ', '-').Where(character => char.IsLetterOrDigit(character) || character is '-' or '_'));
}
