namespace Pipeline.Plans.Tests;

public sealed class ValueTests
{
    private readonly Values values = new();
    private readonly Promise<string> digest = Value.Promise<string>("digest", "Push");
    private readonly Promise<int> count = Value.Promise<int>("count", "Test");

    [Fact]
    public void A_known_value_is_known_with_all_that_is_made_from_it()
    {
        Value<string> known = "1.4.0";

        values.Get(known.Map(version => "v" + version)).Should().Be("v1.4.0");
        values.Get(known.Combine(Value.Of(3), (version, number) => $"{version}-{number}")).Should().Be("1.4.0-3");
    }

    [Fact]
    public void What_is_made_from_an_unknown_is_unknown_for_its_reason()
    {
        digest.Map(text => text.Length).Show(values).Should().Be("‹digest: known after Push›");
        Value.Of("a").Combine(digest, string.Concat).Show(values).Should().Be("‹digest: known after Push›");
        count.Combine(digest, (number, text) => text).Show(values).Should().Be("‹count: known after Test›");
        values.TryGet(digest, out _).Should().BeFalse();
    }

    [Fact]
    public void An_unknown_may_be_shown_under_another_name()
    {
        var size = digest.Map(text => text.Length).Named("image size");
        size.Show(values).Should().Be("‹image size: known after Push›");

        values.Keep(digest, "sha256");

        size.Show(values).Should().Be("6");
    }

    [Fact]
    public void A_kept_promise_is_known_with_all_that_is_made_from_it()
    {
        var made = digest.Map(text => text.Length).Combine(count, (length, number) => length + number);
        values.Keep(digest, "sha256");
        values.Keep(count, 4);

        values.Get(made).Should().Be(10);
        new Values().TryGet(made, out _).Should().BeFalse("another run knows nothing of it");
    }

    [Fact]
    public void A_promise_may_be_kept_by_null()
    {
        var nothing = Value.Promise<string?>("previous release", "read");
        values.Keep(nothing, null);

        values.TryGet(nothing, out var value).Should().BeTrue();
        value.Should().BeNull();
    }

    [Fact]
    public void A_list_is_known_when_all_of_it_is()
    {
        var all = Value.All([Value.Of("a"), digest, "c"]);
        all.Show(values).Should().Be("‹digest: known after Push›");

        values.Keep(digest, "b");

        values.Get(all).Should().Equal("a", "b", "c");
    }

    [Fact]
    public void Reading_too_early_says_whose_fault_it_is()
    {
        var reading = () => values.Get(digest);

        reading.Should().Throw<InvalidOperationException>().WithMessage("‹digest: known after Push› was read before it was produced: the plan orders its effects wrongly.");
    }
}
