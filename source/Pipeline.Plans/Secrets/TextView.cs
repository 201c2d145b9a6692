using System.Text;

namespace Pipeline.Plans;

/// <summary>
/// A text with one kind of escape undone, and for every character where it came from. Looking for a secret in what the escapes
/// mean finds it however an encoder chose to escape: JSON alone has four ways to write a quote.
/// </summary>
internal sealed class TextView
{
    private readonly int[]? sources;

    private TextView(string text, int[]? sources) => (Text, this.sources) = (text, sources);

    public string Text { get; }

    /// <summary>The text itself, and with its escapes undone once and twice.</summary>
    public static IEnumerable<TextView> AllOf(string text)
    {
        var raw = new TextView(text, null);
        yield return raw;
        foreach (var once in Undo(raw))
        {
            yield return once;
            foreach (var twice in Undo(once)) yield return twice;
        }
    }

    /// <summary>Where a character of this view begins in the text; the view's length gives the text's.</summary>
    public int Source(int index) => sources is null ? index : sources[index];

    private static IEnumerable<TextView> Undo(TextView view)
    {
        foreach (var escape in Escape.All)
            if (view.Text.Contains(escape.Sign, StringComparison.Ordinal) && view.Without(escape) is { } undone)
                yield return undone;
    }

    private TextView? Without(Escape escape)
    {
        var text = new StringBuilder(Text.Length);
        var origins = new List<int>(Text.Length + 1);
        for (var at = 0; at < Text.Length;)
        {
            var meaning = escape.Read(Text.AsSpan(at), out var length);
            if (length == 0) (meaning, length) = (Text[at].ToString(), 1);
            text.Append(meaning);
            foreach (var _ in meaning) origins.Add(Source(at));
            at += length;
        }

        if (text.Length == Text.Length) return null;
        origins.Add(Source(Text.Length));
        return new TextView(text.ToString(), [.. origins]);
    }
}
