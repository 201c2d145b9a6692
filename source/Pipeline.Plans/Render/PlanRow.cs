namespace Pipeline.Plans;

/// <summary>One node of a plan that is shown.</summary>
/// <param name="Depth">How many names stand above it.</param>
/// <param name="Name">Its own; empty at the root.</param>
/// <param name="Text">What it does; further lines give detail.</param>
/// <param name="Note">What explains it, after the first line.</param>
internal sealed record PlanRow(int Depth, string Name, string Text, string Note)
{
    private const int Indent = 2;

    public int NameWidth => Name.Length == 0 ? 0 : Depth * Indent + Name.Length;

    /// <summary>The row with its text at a column, or two blanks behind a name that reaches beyond it.</summary>
    public IEnumerable<string> Lines(int column, PlanStyle style)
    {
        var name = Name.Length == 0 ? "" : new string(' ', Depth * Indent) + style.Name(Name);
        var gap = new string(' ', GapTo(column));
        var texts = Text.Split('\n');
        var note = Note.Length == 0 ? "" : style.Note(Note);
        yield return $"{name}{gap}{texts[0]}{(texts[0].Length > 0 && note.Length > 0 ? "  " : "")}{note}".TrimEnd();
        foreach (var further in texts.Skip(1)) yield return $"{new string(' ', column)}{style.Note(further.TrimEnd())}";
    }

    /// <summary>What stands at the root above all names begins where they begin.</summary>
    private int GapTo(int column) => NameWidth == 0 && Text.Length == 0 ? 0 : Math.Max(column - NameWidth, NameWidth == 0 ? 0 : 2);
}
