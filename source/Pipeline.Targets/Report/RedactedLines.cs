using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Lines of a build's own events, before and after the run.</summary>
internal sealed class RedactedLines(TextWriter writer, Redactor redactor) : IOutput
{
    private readonly Lock gate = new();

    public void Line(string text)
    {
        lock (gate) writer.Write($"{redactor.Redact(text)}\n");
    }
}
