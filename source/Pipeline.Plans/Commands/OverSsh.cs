namespace Pipeline.Plans;

/// <summary>
/// On another machine, through the system's OpenSSH. The shell there gets every word quoted, so arguments arrive as they are. Plain
/// variables are set by <c>env</c> and stand in the process list of that machine; secrets can only go through standard input.
/// </summary>
/// <param name="Host">Its name for ssh: <c>deploy@vps.example.org</c>, or a <c>Host</c> of the configuration file.</param>
public sealed record OverSsh(string Host) : Where
{
    /// <summary>What <c>ssh</c> itself ends with when it could not connect, or lost the connection; see ssh(1), EXIT STATUS.</summary>
    private const int ConnectionFailed = 255;

    /// <summary>The configuration file to use (<c>ssh -F</c>); the user's own when not set.</summary>
    public string? ConfigurationFile { get; init; }

    public override string Place => Host;

    public override Command Wrap(Command command)
    {
        if (!command.Secrets.IsEmpty)
            throw new InvalidOperationException($"{command.Program} runs over SSH, where {string.Join(", ", command.Secrets.Keys)} would be seen in the process list; hand secrets by standard input.");

        string[] configuration = ConfigurationFile is null ? [] : ["-F", ConfigurationFile];
        return new Command("ssh", [.. configuration.Select(Value.Of), Host, "--", .. RemoteWords(command)])
        {
            Input = command.Input,
            Grace = command.Grace,
        };
    }

    internal override bool IsCutOff(int exitCode) => exitCode == ConnectionFailed;

    public override string Ended(Command command, int exitCode) => IsCutOff(exitCode)
        ? $"The connection to {Host} failed: {command.Name} may or may not have run there."
        : $"{command.Name} on {Host} ended with exit code {exitCode}.";

    private static IEnumerable<Value<string>> RemoteWords(Command command)
    {
        if (command.WorkingDirectory is { } directory)
        {
            yield return "cd";
            yield return directory.Map(CommandLine.QuoteForShell);
            yield return "&&";
        }

        if (!command.Environment.IsEmpty) yield return "env";
        foreach (var (name, value) in command.Environment) yield return value.Map(known => $"{name}={CommandLine.QuoteForShell(known)}");
        yield return CommandLine.QuoteForShell(command.Program);
        foreach (var argument in command.Arguments) yield return argument.Map(CommandLine.QuoteForShell);
    }
}
