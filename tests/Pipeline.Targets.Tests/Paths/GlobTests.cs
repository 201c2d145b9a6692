namespace Pipeline.Targets.Tests;

public sealed class GlobTests
{
    private static readonly string[] Files =
    [
        "a.cs", "b.txt", ".hidden/c.cs", "src/d.cs", "src/deep/e.cs", "src/deep/bin/f.dll", "src/bin/g.dll", "test/h.cs",
    ];

    private readonly AbsolutePath root;

    public GlobTests()
    {
        var repository = new TestRepository();
        foreach (var file in Files) repository.With(file, "");
        root = repository.Root;
    }

    [Theory]
    [InlineData("*.cs", "a.cs")]
    [InlineData("**/*.cs", ".hidden/c.cs a.cs src/d.cs src/deep/e.cs test/h.cs")]
    [InlineData("src/*.cs", "src/d.cs")]
    [InlineData("src/**/?.cs", "src/d.cs src/deep/e.cs")]
    [InlineData("{src,test}/*.cs", "src/d.cs test/h.cs")]
    [InlineData("src/**", "src/bin/g.dll src/d.cs src/deep/bin/f.dll src/deep/e.cs")]
    [InlineData("*/*.cs", ".hidden/c.cs src/d.cs test/h.cs")]
    [InlineData("a.cs", "a.cs")]
    [InlineData("none/**/*.cs", "")]
    public void Files_are_found_in_order(string pattern, string found) => Names(root.GlobFiles(pattern)).Should().Be(found);

    [Theory]
    [InlineData("**/bin", "src/bin src/deep/bin")]
    [InlineData("*", ".hidden .nuke src test")]
    public void Directories_are_found_in_order(string pattern, string found) => Names(root.GlobDirectories(pattern)).Should().Be(found);

    [Fact]
    public void Several_patterns_find_each_file_once() => Names(root.GlobFiles("*.cs", "a.*", "b.*")).Should().Be("a.cs b.txt");

    [Fact]
    public void A_link_to_a_directory_is_not_followed()
    {
        Directory.CreateSymbolicLink(root / "src" / "loop", root / "src");

        Names(root.GlobFiles("src/**/*.dll")).Should().Be("src/bin/g.dll src/deep/bin/f.dll");
    }

    private string Names(IEnumerable<AbsolutePath> paths) => string.Join(' ', paths.Select(path => root.GetRelativePathTo(path)));
}
