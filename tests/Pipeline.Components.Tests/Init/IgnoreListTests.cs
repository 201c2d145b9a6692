namespace Pipeline.Components.Tests;

public sealed class IgnoreListTests
{
    private static readonly string[] Wanted = [".nuke/temp/", "bin/"];

    [Theory]
    [InlineData("", ".nuke/temp/\nbin/\n")]
    [InlineData("*.user\n", "*.user\n.nuke/temp/\nbin/\n")]
    [InlineData("*.user", "*.user\n.nuke/temp/\nbin/\n")]
    [InlineData("[Bb]in/\n", "[Bb]in/\n.nuke/temp/\n")]
    [InlineData("/bin\r\n", "/bin\r\n.nuke/temp/\n")]
    public void What_is_missing_is_appended(string before, string after) => IgnoreList.Merge(before, Wanted).Should().Be(after);

    [Fact]
    public void A_list_that_has_it_all_stays_as_it_is() => IgnoreList.Merge("bin/\n.nuke/temp", Wanted).Should().Be("bin/\n.nuke/temp");

    [Theory]
    [InlineData("build/\n")]
    [InlineData("[Bb]uild/\n")]
    public void A_build_folder_that_is_ignored_is_taken_out(string before)
    {
        var after = IgnoreList.Merge(before, Wanted);

        after.Should().Be($"{before}!/build/\n.nuke/temp/\nbin/\n");
        IgnoreList.Merge(after, Wanted).Should().Be(after);
    }
}
