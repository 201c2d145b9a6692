using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The tags of a release's images.</summary>
/// <param name="Version">Names the content: it is pushed last, and what has it is whole.</param>
/// <param name="Aliases">What the tag is (a segment of node ids) and the tag itself.</param>
/// <param name="Moving">The tag that names the image before this one, until it is pushed; <see langword="null"/> where none moves.</param>
public sealed record TagPlan(string Version, IReadOnlyList<(string Kind, string Tag)> Aliases, string? Moving)
{
    /// <summary>A tag has at most so many characters (<see href="https://github.com/distribution/reference/blob/main/reference.go">grammar of references</see>).</summary>
    private const int Longest = 128;

    /// <summary>The tag of the image before, where it is kept.</summary>
    public string Previous => $"{Version}-prev";

    public static TagPlan Of(Registry registry, Checkout checkout)
    {
        var version = Tag(Versions.Of(checkout));
        var aliases = new List<(string, string)>();
        if (registry.Tags.HasFlag(ImageTags.Commit) && checkout.IsClean) aliases.Add(("commit", checkout.ShortCommit));
        if (registry.Tags.HasFlag(ImageTags.Branch) && checkout.Branch is not null) aliases.Add(("branch", Tag(checkout.Branch)));
        if (registry.Tags.HasFlag(ImageTags.Latest)) aliases.Add(("latest", "latest"));
        return new TagPlan(version, aliases, registry.Tags.HasFlag(ImageTags.Previous) ? MovingOf(registry, checkout) : null);
    }

    /// <summary>A branch or version as a tag: letters, digits, <c>_</c>, <c>.</c>, <c>-</c>, of which the last two never begin it.</summary>
    public static string Tag(string text)
    {
        var tag = string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' ? character : '-')).TrimStart('.', '-');
        return tag.Length == 0 ? "unnamed" : tag[..Math.Min(tag.Length, Longest)];
    }

    private static string? MovingOf(Registry registry, Checkout checkout) =>
        registry.Tags.HasFlag(ImageTags.Latest) ? "latest" : checkout.Branch is null ? null : Tag(checkout.Branch);
}
