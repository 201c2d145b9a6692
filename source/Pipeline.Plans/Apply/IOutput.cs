namespace Pipeline.Plans;

/// <summary>Takes lines for a person: of a command, of an effect, of the engine. Safe for use by several threads; a line is never split.</summary>
public interface IOutput
{
    /// <summary>Writes one line. It must not contain line breaks.</summary>
    void Line(string text);

    /// <summary>It can replace what it shows: a terminal. Elsewhere progress is a line now and then.</summary>
    bool ShowsProgress => false;

    /// <summary>Shows a text that the next line or progress replaces; nothing where <see cref="ShowsProgress"/> says no.</summary>
    void Progress(string text)
    {
    }
}
