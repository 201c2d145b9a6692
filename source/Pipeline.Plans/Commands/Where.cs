namespace Pipeline.Plans;

/// <summary>
/// Where a command runs. It wraps the command into the one that is started here (<c>ssh host -- …</c>,
/// <c>docker exec … …</c>), so the line that is shown is the line that runs.
/// </summary>
public abstract record Where
{
    /// <summary>On this machine.</summary>
    public static Where Here { get; } = new OnThisMachine();

    /// <summary>The command to start on this machine so that <paramref name="command"/> runs there.</summary>
    public abstract Command Wrap(Command command);

    /// <summary>How a command of it ended, for a failure: <c>npm ended with exit code 1.</c></summary>
    public virtual string Ended(Command command, int exitCode) => $"{command.Name} ended with exit code {exitCode}.";

    /// <summary>It was the way there that failed, so nothing that the command has said tells why.</summary>
    internal virtual bool IsCutOff(int exitCode) => false;

    /// <summary>Another machine, as a failure names it; <see langword="null"/> on this one.</summary>
    public virtual string? Place => null;

    private sealed record OnThisMachine : Where
    {
        public override Command Wrap(Command command) => command;
    }
}
