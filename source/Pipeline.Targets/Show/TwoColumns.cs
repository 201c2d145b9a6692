using System.Text;

namespace Pipeline.Targets;

/// <summary>Lists terms with their explanations beside them, wrapped at a width.</summary>
internal sealed class TwoColumns(int width)
{
    private const int Indent = 2;
    private const int Gap = 2;

    /// <summary>A longer term has its line for itself.</summary>
    private const int LongestTerm = 24;

    private readonly List<(string Term, IReadOnlyList<string> Paragraphs)> rows = [];

    public void Add(string term, params IEnumerable<string> paragraphs) =>
        rows.Add((term, [.. paragraphs.Where(paragraph => paragraph.Length > 0)]));

    public void WriteTo(StringBuilder text)
    {
        var lengths = rows.Select(row => row.Term.Length).Where(length => length <= LongestTerm);
        var column = Indent + Gap + lengths.DefaultIfEmpty(LongestTerm).Max();
        foreach (var (term, paragraphs) in rows)
        {
            var line = new string(' ', Indent) + term;
            foreach (var explanation in paragraphs.SelectMany(paragraph => Wrap(paragraph, Math.Max(20, width - column))))
            {
                if (line.Length + Gap > column && line.Length > 0)
                {
                    text.Append(line).Append('\n');
                    line = "";
                }

                text.Append(line.PadRight(column)).Append(explanation).Append('\n');
                line = "";
            }

            if (line.Length > 0) text.Append(line).Append('\n');
        }
    }

    private static IEnumerable<string> Wrap(string paragraph, int width)
    {
        var line = new StringBuilder();
        foreach (var word in paragraph.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        yield return line.ToString();
    }
}
