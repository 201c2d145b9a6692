using System.Text;

namespace Pipeline.Plans;

/// <summary>Runs a command to its end; its output lines are shown as they come. An exit code other than 0 is a failure.</summary>
/// <param name="Command">What runs.</param>
public sealed record RunCommand(Command Command) : Effect
{
    /// <summary>Keeps the command's standard output, without the trailing line breaks. It is still shown.</summary>
    public Promise<string>? Output { get; init; }

    /// <summary>What a person can do when it fails, one line each; commands in full.</summary>
    public IReadOnlyList<string> NextSteps { get; init; } = [];

    /// <summary>The last line that it writes to standard error says why it failed, in a sentence for a person.</summary>
    public bool SaysWhy { get; init; }

    /// <summary>How many of the last lines a failure carries.</summary>
    private const int Tail = 20;

    public override string Describe(Values values) => Command.Describe(values);

    public override async Task ApplyAsync(ApplyContext context)
    {
        var collected = new StringBuilder();
        var tail = new Queue<string>();
        string? why = null;
        var exit = await ChildProcess.RunAsync(Command, context, Take);
        if (exit != 0)
            throw new FailureException(Reason(exit, why)) { Details = [.. tail], NextSteps = NextSteps };

        if (Output is not null) context.Values.Keep(Output, collected.ToString().TrimEnd('\n'));

        void Take(OutputPiece piece)
        {
            context.Output.Line(piece.Text);
            if (Output is not null && !piece.IsError) collected.Append(piece.Text).Append(piece.EndsLine ? "\n" : "");
            tail.Enqueue(piece.Text);
            if (tail.Count > Tail) tail.Dequeue();
            if (SaysWhy && piece.IsError && piece.Text.Length > 0) why = piece.Text;
        }
    }

    private string Reason(int exit, string? why)
    {
        if (why is null || Command.Where.IsCutOff(exit)) return Command.Where.Ended(Command, exit);
        return Command.Where.Place is { } place ? $"{place}: {why}" : why;
    }
}
