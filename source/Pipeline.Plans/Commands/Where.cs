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

    private sealed record OnThisMachine : Where
    {
        public override Command Wrap(Command command) => command;
    }
}
