namespace Pipeline.Plans;

/// <summary>Passes lines on without the secrets in them.</summary>
public sealed class RedactingOutput(IOutput inner, Redactor redactor) : IOutput
{
    public void Line(string text) => inner.Line(redactor.Redact(text));

    public bool ShowsProgress => inner.ShowsProgress;

    public void Progress(string text) => inner.Progress(redactor.Redact(text));
}
