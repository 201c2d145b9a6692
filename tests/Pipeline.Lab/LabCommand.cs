using System.Diagnostics;

namespace Pipeline.Lab;

/// <summary>A command that ended.</summary>
public sealed record LabCommand(string Line, int ExitCode, string Output, string Error)
{
    /// <summary>The command's standard output without the last line break.</summary>
    /// <exception cref="LabException">The command failed.</exception>
    public string Text => ExitCode == 0 ? Output.TrimEnd('\n') : throw new LabException($"{Line} ended with exit code {ExitCode}:\n{Output}{Error}");

    /// <summary>Says that the command may fail: what it should remove may be gone already.</summary>
    public LabCommand AllowFailure() => this;

    public static LabCommand Run(string program, params IEnumerable<string> arguments) => RunAsync(program, arguments).GetAwaiter().GetResult();

    public static Task<LabCommand> RunAsync(string program, params IEnumerable<string> arguments) => RunAsync(program, arguments, input: null);

    /// <summary>Runs a command to its end, with a text as its standard input and variables added to the environment.</summary>
    public static async Task<LabCommand> RunAsync(
        string program, IEnumerable<string> arguments, string? input, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new LabCommand($"{program} {string.Join(' ', start.ArgumentList)}", process.ExitCode, await output, await error);
    }
}
