namespace Pipeline.Plans;

/// <summary>How the parts of a shown plan are set apart: the names of steps, and notes beside what is done.</summary>
/// <param name="Name">Marks a step's name.</param>
/// <param name="Note">Marks what explains.</param>
public sealed record PlanStyle(Func<string, string> Name, Func<string, string> Note)
{
    /// <summary>For files and pipes.</summary>
    public static PlanStyle Plain { get; } = new(text => text, text => text);

    /// <summary>For terminals: names bold, notes dim.</summary>
    public static PlanStyle Ansi { get; } = new(text => $"\e[1m{text}\e[0m", text => $"\e[2m{text}\e[0m");
}
