using System.Text;

namespace Pipeline.Plans;

/// <summary>Asks the world through a command that only reads.</summary>
public static class CommandQuery
{
    /// <summary>
    /// A question that a command answers. It must not change anything: it runs while plans are built, in a dry run too. What it
    /// prints is not shown.
    /// </summary>
    /// <param name="subject">What is asked for, as shown: <c>the pools of staging</c>.</param>
    /// <param name="command">What runs; all its values are known.</param>
    /// <param name="parse">Reads the answer, mostly from <see cref="CommandResult.Succeeded"/>.</param>
    public static Query<T> Of<T>(string subject, Command command, Func<CommandResult, T> parse) =>
        new(subject, async cancellation => parse(await RunAsync(command, cancellation)));

    /// <summary>Runs a command that only reads to its end, whatever its exit code.</summary>
    /// <exception cref="FailureException">It could not be started.</exception>
    public static async Task<CommandResult> RunAsync(Command command, CancellationToken cancellation)
    {
        var output = new StringBuilder();
        var errors = new StringBuilder();
        var exit = await ChildProcess.RunAsync(command, new Values(), new Redactor(), Take, cancellation);
        return new CommandResult(command, exit, output.ToString().TrimEnd('\n'), errors.ToString().TrimEnd('\n'));

        void Take(OutputPiece piece) => (piece.IsError ? errors : output).Append(piece.Text).Append(piece.EndsLine ? "\n" : "");
    }
}
