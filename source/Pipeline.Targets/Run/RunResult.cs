namespace Pipeline.Targets;

/// <summary>What came of a run.</summary>
/// <param name="States">Every node, in plan order; empty when nothing was started.</param>
/// <param name="Duration">From the first target's start to the last one's end.</param>
internal sealed record RunResult(IReadOnlyList<NodeState> States, TimeSpan Duration)
{
    /// <summary>The signal that interrupted the run, or <see langword="null"/>.</summary>
    public string? Signal { get; init; }

    /// <summary>What failed besides targets.</summary>
    public IReadOnlyList<RunFailure> OtherFailures { get; init; } = [];

    /// <summary>The command that does the same again.</summary>
    public string Again { get; init; } = "";

    public IEnumerable<NodeState> Failed => States.Where(state => state.Status is NodeStatus.Failed);

    /// <summary>The process's exit code: 0, 1 or 130.</summary>
    public int Code => this switch
    {
        { Signal: not null } => ExitCode.Interrupted,
        { OtherFailures.Count: > 0 } => ExitCode.Failed,
        _ => Failed.Any() ? ExitCode.Failed : ExitCode.Done,
    };
}
