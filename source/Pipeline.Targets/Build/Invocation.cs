using System.Collections;
using System.Text;

namespace Pipeline.Targets;

/// <summary>What a build program is started with, and where it writes: that of this process, or a test's.</summary>
internal sealed record Invocation
{
    /// <summary>The words after the program's name.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required string WorkingDirectory { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The process is this build's own, so that its current directory may change.</summary>
    public bool OwnsProcess { get; init; }

    /// <summary>A person watches and can answer.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Columns that text is wrapped at.</summary>
    public int Width { get; init; } = 100;

    public static Invocation OfThisProcess() => new()
    {
        Arguments = Environment.GetCommandLineArgs()[1..],
        Variables = InheritedVariables(),
        WorkingDirectory = Environment.CurrentDirectory,
        Out = Writer(Console.OpenStandardOutput()),
        Error = Writer(Console.OpenStandardError()),
        OwnsProcess = true,
        IsInteractive = !Console.IsInputRedirected && !Console.IsOutputRedirected,
        Width = Console.IsOutputRedirected ? 100 : Math.Clamp(Console.WindowWidth, 60, 140),
    };

    /// <summary>From now on commands that name no directory run in the repository's root.</summary>
    public void Enter(string root)
    {
        if (OwnsProcess) Environment.CurrentDirectory = root;
    }

    private static Dictionary<string, string> InheritedVariables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string)variable.Value!;
        return variables;
    }

    // Not Console.Out: setting that up reads the terminal's description and takes longer than planning.
    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
}
