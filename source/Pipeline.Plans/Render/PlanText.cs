namespace Pipeline.Plans;

/// <summary>
/// A plan as a person reads it before it runs: a line for every step, indented as in the tree, so that the names from left to right
/// are the node's id; then what it does, in full. Nothing is cut off or wrapped. A command can be pasted with its note, which is a
/// shell comment.
/// </summary>
public static class PlanText
{
    /// <summary>The names' column is not wider than this; what is longer pushes its own line to the right.</summary>
    private const int WidestNames = 32;

    /// <summary>The lines of a plan, without line breaks.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="values">What is known; branches that will not be taken are left out.</param>
    /// <param name="style">Sets names and notes apart; plain by default.</param>
    public static IReadOnlyList<string> Lines(Plan plan, Values values, PlanStyle? style = null)
    {
        var rows = new PlanRows(values).Of(plan);
        var names = rows.Where(row => row.Text.Length + row.Note.Length > 0).Select(row => row.NameWidth);
        var widest = names.Where(width => width <= WidestNames).DefaultIfEmpty().Max();
        return [.. rows.SelectMany(row => row.Lines(widest == 0 ? 0 : widest + 2, style ?? PlanStyle.Plain))];
    }
}
