using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Notes about a node, each once, until they can be shown under its heading.</summary>
internal sealed class NoteList : IOutput
{
    private readonly Lock gate = new();
    private readonly List<string> notes = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (gate) return [.. notes];
        }
    }

    public void Line(string text)
    {
        lock (gate)
            if (!notes.Contains(text)) notes.Add(text);
    }
}
