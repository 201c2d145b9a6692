using System.Text;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Makes lines from text that comes in pieces. A lone carriage return ends a line too: progress bars rewrite theirs.</summary>
internal sealed class LineBuffer(IOutput output)
{
    private readonly Lock gate = new();
    private readonly StringBuilder rest = new();
    private bool endedByReturn;

    public void Write(ReadOnlySpan<char> text)
    {
        lock (gate)
        {
            while (text.Length > 0)
            {
                if (endedByReturn && text[0] == '\n') text = text[1..];
                endedByReturn = false;
                var end = text.IndexOfAny('\r', '\n');
                if (end < 0)
                {
                    rest.Append(text);
                    return;
                }

                Emit(text[..end]);
                endedByReturn = text[end] == '\r';
                text = text[(end + 1)..];
            }
        }
    }

    /// <summary>Ends a line that has no end yet.</summary>
    public void Flush()
    {
        lock (gate)
            if (rest.Length > 0) Emit([]);
    }

    private void Emit(ReadOnlySpan<char> end)
    {
        var line = rest.Length == 0 ? end.ToString() : rest.Append(end).ToString();
        rest.Clear();
        output.Line(line);
    }
}
