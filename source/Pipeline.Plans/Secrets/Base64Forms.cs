using System.Collections.Immutable;

namespace Pipeline.Plans;

/// <summary>
/// Finds the base64 of secrets (RFC 4648, both alphabets), alone or within the base64 of something longer, whole or wrapped into
/// lines: every stretch of eight digits that occurs in it counts, and fewer where a line break cuts off less.
/// </summary>
internal sealed class Base64Forms
{
    public static readonly Base64Forms None = new([], []);

    private const int Stretch = 8;
    private const int BitsPerDigit = 6;

    /// <summary>Per length, the stretches of that length; shorter than <see cref="Stretch"/> only where a secret has no more digits.</summary>
    private readonly Dictionary<int, HashSet<ulong>> stretches;

    /// <summary>The digits that depend on the secret alone, at each of the three alignments.</summary>
    private readonly ImmutableArray<string> cores;

    private Base64Forms(Dictionary<int, HashSet<ulong>> stretches, ImmutableArray<string> cores) =>
        (this.stretches, this.cores) = (stretches, cores);

    public Base64Forms With(byte[] secret)
    {
        var added = new Dictionary<int, HashSet<ulong>>(stretches);
        var all = cores.ToBuilder();
        for (var alignment = 0; alignment < 3; alignment++)
        {
            var core = Core(secret, alignment);
            var length = Math.Min(Stretch, core.Length);
            added[length] = [.. added.GetValueOrDefault(length) ?? [], .. Windows(core, length)];
            all.Add(core);
        }

        return new Base64Forms(added, all.ToImmutable());
    }

    public void Find(TextView view, Marks marks)
    {
        ulong window = 0;
        var run = 0;
        for (var at = 0; at < view.Text.Length; at++)
        {
            var digit = Digit(view.Text[at]);
            run = digit < 0 ? 0 : run + 1;
            window = window << BitsPerDigit | (uint)Math.Max(0, digit);
            foreach (var (length, known) in stretches)
                if (run >= length && known.Contains(window & Low(length))) Mark(view, at + 1 - length, at + 1, marks);
        }

        FindCutOff(view, marks);
    }

    /// <summary>The end of a secret at the start of a wrapped line, or its start at the end of one, with less than a stretch of it.</summary>
    private void FindCutOff(TextView view, Marks marks)
    {
        var line = view.Text;
        if (line.Length < Secret.MinimumLength || !line.AsSpan().TrimEnd('=').ToString().All(c => Digit(c) >= 0)) return;

        foreach (var core in cores)
        {
            for (var length = Math.Min(Math.Min(Stretch, core.Length), line.Length); length >= Secret.MinimumLength; length--)
            {
                if (line.Length <= Stretch + 3 && core.AsSpan().EndsWith(line.AsSpan(0, length))) Mark(view, 0, line.Length, marks);
                if (core.AsSpan().StartsWith(line.AsSpan(line.Length - length))) Mark(view, line.Length - length, line.Length, marks);
            }
        }
    }

    /// <summary>Marks a stretch and the digit on each side of it, which may hold a few bits of the secret.</summary>
    private static void Mark(TextView view, int start, int end, Marks marks)
    {
        if (start > 0 && Digit(view.Text[start - 1]) >= 0) start--;
        if (end < view.Text.Length && Digit(view.Text[end]) >= 0) end++;
        marks.Add(view, start, end);
    }

    private static string Core(byte[] secret, int alignment)
    {
        var text = Convert.ToBase64String([.. new byte[alignment], .. secret]).TrimEnd('=');
        var before = alignment switch { 0 => 0, 1 => 2, _ => 3 };
        var isCut = (alignment + secret.Length) % 3 != 0;
        return text[before..^(isCut ? 1 : 0)];
    }

    private static IEnumerable<ulong> Windows(string core, int length)
    {
        ulong window = 0;
        for (var at = 0; at < core.Length; at++)
        {
            window = window << BitsPerDigit | (uint)Digit(core[at]);
            if (at + 1 >= length) yield return window & Low(length);
        }
    }

    private static ulong Low(int digits) => (1UL << BitsPerDigit * digits) - 1;

    private static int Digit(char character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };
}
