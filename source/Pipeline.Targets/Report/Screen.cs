using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Writes whole lines, each redacted and in one piece. Not safe for use by several threads: reporters lock.</summary>
internal sealed class Screen(TextWriter writer, Redactor redactor, bool isColored, bool isTerminal = false)
{
    private const string Reset = "\e[0m";
    private const string ClearLine = "\r\e[K";

    /// <summary>What wraps could not be replaced.</summary>
    private const int Width = 79;

    private bool showsProgress;

    public PlanStyle PlanStyle => isColored ? PlanStyle.Ansi : PlanStyle.Plain;

    /// <summary>It can replace what it shows.</summary>
    public bool IsTerminal => isTerminal;

    /// <summary>Shows a text that the next one replaces.</summary>
    public void Progress(string text)
    {
        var clean = redactor.Redact(text);
        writer.Write($"{ClearLine}{(clean.Length > Width ? clean[..Width] : clean)}");
        writer.Flush();
        showsProgress = true;
    }

    public void Line(string text = "", Style style = Style.Plain)
    {
        if (showsProgress) writer.Write(ClearLine);
        showsProgress = false;
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
