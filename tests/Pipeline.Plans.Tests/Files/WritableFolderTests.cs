namespace Pipeline.Plans.Tests;

public sealed class WritableFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_that_is_missing_can_be_made_where_one_can_be_written()
    {
        WritableFolder.ProblemOf(folder.Path).Should().BeNull();
        WritableFolder.ProblemOf(Path.Combine(folder.Path, "a/b")).Should().BeNull();
        Directory.Exists(Path.Combine(folder.Path, "a")).Should().BeFalse("it was only looked at");
    }

    [Fact]
    public void A_file_in_the_way_is_named()
    {
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");

        WritableFolder.ProblemOf(Path.Combine(file, "a/b")).Should().Be($"{file} is a file");
    }

    /// <summary>The kernel lets nobody write there, root neither.</summary>
    [Fact]
    public void A_folder_that_cannot_be_written_is_named() =>
        WritableFolder.ProblemOf("/proc/1/missing").Should().Be($"{Environment.UserName} may not write to /proc/1");
}
