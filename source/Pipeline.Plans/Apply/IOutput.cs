namespace Pipeline.Plans;

/// <summary>Takes lines for a person: of a command, of an effect, of the engine. Safe for use by several threads; a line is never split.</summary>
public interface IOutput
{
    /// <summary>Writes one line. It must not contain line breaks.</summary>
    void Line(string text);
}
