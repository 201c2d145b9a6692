namespace Pipeline.Targets.Tests;

public sealed class AbsolutePathTests
{
    private readonly AbsolutePath root = new TestRepository().Root;

    [Fact]
    public void A_slash_appends_a_part_and_a_plus_appends_text() =>
        (root / "src" / "app" + ".csproj").ToString().Should().Be($"{root}/src/app.csproj");

    [Fact]
    public void Two_dots_go_up() => (root / "src" / ".." / "test").Should().Be(root / "test");

    [Fact]
    public void A_trailing_slash_does_not_matter() => AbsolutePath.Create($"{root}/src/").Should().Be(root / "src");

    [Fact]
    public void A_path_knows_its_parts()
    {
        var path = root / "src" / "app.Tests.csproj";

        path.Name.Should().Be("app.Tests.csproj");
        path.NameWithoutExtension.Should().Be("app.Tests");
        path.Extension.Should().Be(".csproj");
        path.Parent.Should().Be(root / "src");
        AbsolutePath.Create("/").Parent.Should().BeNull();
        path.WithExtension(".json").Should().Be(root / "src" / "app.Tests.json");
        path.WithName("other").Should().Be(root / "src" / "other");
        root.GetRelativePathTo(path).ToString().Should().Be("src/app.Tests.csproj");
        root.Contains(path).Should().BeTrue();
        (root / "sr").Contains(path).Should().BeFalse();
    }

    [Fact]
    public void It_stands_where_a_string_does_and_the_other_way_round()
    {
        string text = root / "a";
        AbsolutePath path = text;

        path.Should().Be(root / "a");
        ((string?)(AbsolutePath?)null).Should().BeNull();
    }

    [Fact]
    public void A_relative_path_is_refused() =>
        FluentActions.Invoking(() => AbsolutePath.Create("src"))
            .Should().Throw<ArgumentException>().WithMessage("*RootDirectory / \"src\"*");

    [Fact]
    public void An_absolute_part_is_refused() => FluentActions.Invoking(() => root / "/etc").Should().Throw<ArgumentException>();

    [Fact]
    public void Files_are_written_read_copied_moved_and_deleted()
    {
        var file = (root / "a" / "one.txt").WriteAllText("1\n2\n");
        file.ReadAllText().Should().Be("1\n2\n");
        file.ReadAllLines().Should().Equal("1", "2");
        (root / "a" / "b" / "two.txt").WriteAllLines(["x"]).FileExists().Should().BeTrue();

        (root / "a").Copy(root / "copy").DirectoryExists().Should().BeTrue();
        (root / "copy" / "b" / "two.txt").FileExists().Should().BeTrue();
        file.CopyToDirectory(root / "c").Should().Be(root / "c" / "one.txt");
        (root / "copy").Move(root / "moved");
        (root / "copy").Exists().Should().BeFalse();

        (root / "moved").DeleteDirectory();
        (root / "moved").DeleteDirectory();
        file.DeleteFile();
        file.Exists().Should().BeFalse();
    }

    [Fact]
    public void A_directory_is_made_and_emptied()
    {
        (root / "out" / "old.txt").WriteAllText("");

        (root / "out").CreateOrCleanDirectory().DirectoryExists().Should().BeTrue();

        (root / "out").GlobFiles("**").Should().BeEmpty();
    }
}
