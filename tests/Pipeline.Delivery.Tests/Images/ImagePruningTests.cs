namespace Pipeline.Delivery.Tests;

public sealed class ImagePruningTests
{
    private static readonly IReadOnlyList<EngineImage> Images = EngineImage.Parse(
        """
        r/shop/api 1.4.0 sha256:d4 sha256:i4
        r/shop/api latest sha256:d4 sha256:i4
        r/shop/api 1.3.0 sha256:d3 sha256:i3
        r/shop/web 1.4.0 <none> sha256:w4
        r/shop/api <none> sha256:d2 sha256:i2
        r/shop/api 1.1.0 sha256:d1 sha256:i1
        r/shop/web <none> <none> sha256:w3

        """);

    [Fact]
    public void What_is_neither_new_nor_needed_goes() =>
        ImagePruning.Superfluous(Images, ["sha256:i2"], newest: 1).Select(image => image.Reference)
            .Should().Equal("r/shop/api:1.3.0", "r/shop/api:1.1.0", "sha256:w3");

    [Fact]
    public void What_is_needed_stays_whatever_its_age() =>
        ImagePruning.Superfluous(Images, ["sha256:i1", "sha256:i2", "sha256:i3", "sha256:w3"], newest: 1).Should().BeEmpty();

    [Fact]
    public void An_image_without_tag_is_removed_by_its_digest() =>
        ImagePruning.Superfluous(Images, [], newest: 1).Select(image => image.Reference).Should().Contain("r/shop/api@sha256:d2");

    [Fact]
    public void Nothing_old_is_nothing_to_do() => PlanText.Of(ImagePruning.Of([])).Should().Be("plan: nothing, no image is too old to keep");
}
