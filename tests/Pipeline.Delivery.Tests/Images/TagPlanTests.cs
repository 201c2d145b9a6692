using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

public sealed class TagPlanTests
{
    private static readonly Checkout Clean = new("1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d", "feature/öl-wechsel", "v1.4.0", 3, DateTimeOffset.UnixEpoch, DirtyHash: null);
    private static readonly Registry Everything = new("ghcr.io") { Tags = ImageTags.Commit | ImageTags.Branch | ImageTags.Latest | ImageTags.Previous };

    [Fact]
    public void Version_commit_branch_and_latest() => TagPlan.Of(Everything, Clean).Should().BeEquivalentTo(
        new TagPlan("1.4.1-dev.3.g1a2b3c4d", [("commit", "1a2b3c4d"), ("branch", "feature--l-wechsel"), ("latest", "latest")], "latest"));

    [Fact]
    public void By_default_commit_and_branch() =>
        TagPlan.Of(new Registry("ghcr.io"), Clean).Aliases.Select(alias => alias.Kind).Should().Equal("commit", "branch");

    [Fact]
    public void A_tree_that_differs_from_its_commit_does_not_get_the_name_of_that_commit() =>
        TagPlan.Of(Everything, Clean with { DirtyHash = "abcdef01" }).Aliases.Select(alias => alias.Kind).Should().Equal("branch", "latest");

    [Fact]
    public void A_detached_head_has_no_branch_and_nothing_that_moves()
    {
        var tags = TagPlan.Of(new Registry("ghcr.io") { Tags = ImageTags.Branch | ImageTags.Previous }, Clean with { Branch = null });

        tags.Aliases.Should().BeEmpty();
        tags.Moving.Should().BeNull();
    }

    [Theory]
    [InlineData("main", "main")]
    [InlineData("-.x", "x")]
    [InlineData("a+b c", "a-b-c")]
    [InlineData("///", "unnamed")]
    public void A_tag_has_only_the_characters_of_tags(string text, string tag) => TagPlan.Tag(text).Should().Be(tag);

    [Fact]
    public void A_tag_has_at_most_128_characters() => TagPlan.Tag(new string('x', 200)).Should().HaveLength(128);
}
