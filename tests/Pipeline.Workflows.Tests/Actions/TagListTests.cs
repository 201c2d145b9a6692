namespace Pipeline.Workflows.Tests.Actions;

/// <summary>Which release of an action is pinned.</summary>
public sealed class TagListTests
{
    [Fact]
    public void An_annotated_tag_stands_for_its_commit() => TagList.Parse(
        """
        aaaa	refs/tags/v4
        bbbb	refs/tags/v4.1.0
        cccc	refs/tags/v4.1.0^{}
        dddd	refs/heads/main

        """).Should().Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["v4"] = "aaaa", ["v4.1.0"] = "cccc" });

    [Theory]
    [InlineData("v4.1.0", false, "v4.10.0")]
    [InlineData("v4.1.0", true, "5.0.0")]
    [InlineData("v5.0.0", false, "5.0.0")]
    [InlineData("v3.0.0", false, null)]
    [InlineData("v6.0.0", true, null)]
    public void The_newest_release_counts_numbers_and_no_moving_tag_and_no_pre_release(string from, bool isAnyMajor, string? newest)
    {
        string[] tags = ["v4", "v4.2.0", "v4.10.0", "v4.11.0-beta.1", "v4.9.9", "5.0.0", "v5", "v4.1", "latest"];

        TagList.Newest(tags.ToDictionary(tag => tag, tag => $"commit of {tag}", StringComparer.Ordinal), ActionVersion.Of(from)!, isAnyMajor)
            .Should().Be(newest is null ? null : (newest, $"commit of {newest}"));
    }
}
