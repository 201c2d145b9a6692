using System.Collections.Immutable;

namespace Pipeline.Plans;

/// <summary>
/// A process to start: a program with its arguments (never a shell string), and where it runs. Immutable; equal descriptions
/// mean equal processes. A process has no terminal: what asks for a password fails instead of waiting.
/// </summary>
public sealed record Command
{
    private readonly string? name;

    /// <param name="program">A name that is looked up on PATH, or a path.</param>
    /// <param name="arguments">One element each; nothing is split, expanded or quoted.</param>
    public Command(string program, params IEnumerable<Value<string>> arguments)
    {
        Program = program;
        Arguments = [.. arguments];
    }

    /// <summary>A name that is looked up on PATH, or a path.</summary>
    public string Program { get; init; }

    /// <summary>What a person is told that ran: the program, or another name where that only prepares it, as a shell does.</summary>
    public string Name { get => name ?? Program; init => name = value; }

    public ImmutableArray<Value<string>> Arguments { get; init; }

    /// <summary>The folder it runs in; when <see langword="null"/> the repository's root, and for queries the process's own folder.</summary>
    public Value<string>? WorkingDirectory { get; init; }

    /// <summary>Variables added to the environment that the process inherits.</summary>
    public ImmutableSortedDictionary<string, Value<string>> Environment { get; init; } = ImmutableSortedDictionary<string, Value<string>>.Empty;

    /// <summary>Secret variables: name of the variable to its value.</summary>
    public ImmutableSortedDictionary<string, Secret> Secrets { get; init; } = ImmutableSortedDictionary<string, Secret>.Empty;

    /// <summary>What is written to its standard input; nothing when <see langword="null"/>. A <see cref="Secret"/> converts to one.</summary>
    public CommandInput? Input { get; init; }

    /// <summary>Where it runs: here, on a host over SSH, inside a container.</summary>
    public Where Where { get; init; } = Where.Here;

    /// <summary>How long the process may take to end after SIGTERM before it is killed; 5 s by default.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The line that a person could paste: variables, program and arguments, quoted for a POSIX shell.</summary>
    public string Describe(Values values) => CommandLine.Of(Where.Wrap(this), values);
}
