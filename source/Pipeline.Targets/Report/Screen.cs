using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Writes whole lines, each redacted and in one piece. Not safe for use by several threads: reporters lock.</summary>
internal sealed class Screen(TextWriter writer, Redactor redactor, bool isColored)
{
    private const string Reset = "\e[0m";

    public PlanStyle PlanStyle => isColored ? PlanStyle.Ansi : PlanStyle.Plain;

    public void Line(string text = "", Style style = Style.Plain)
    {
        var clean = redactor.Redact(text);
        writer.Write(isColored && style is not Style.Plain ? $"{Code(style)}{clean}{Reset}\n" : $"{clean}\n");
    }

    /// <summary>Writes a line as it is, for a program that reads it and hides it from people.</summary>
    public void Raw(string text) => writer.Write($"{text}\n");

    private static string Code(Style style) => style switch
    {
        Style.Heading => "\e[1;36m",
        Style.Good => "\e[32m",
        Style.Bad => "\e[1;31m",
        _ => "\e[2m",
    };
}
