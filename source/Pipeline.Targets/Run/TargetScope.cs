using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// The target on whose behalf code runs: it follows the flow of control through every <c>await</c>, so that <c>Console</c> output
/// and tools of an <c>Executes</c> body belong to their target.
/// </summary>
/// <param name="Output">Where its lines go.</param>
/// <param name="Redactor">Knows the run's secrets.</param>
/// <param name="Cancellation">Cancelled when the target must end.</param>
internal sealed record TargetScope(IOutput Output, Redactor Redactor, CancellationToken Cancellation)
{
    private static readonly AsyncLocal<TargetScope?> Local = new();

    /// <summary>The target that the calling code belongs to; <see langword="null"/> outside of targets.</summary>
    public static TargetScope? Current
    {
        get => Local.Value;
        set => Local.Value = value;
    }

    /// <summary>Standard output of the target's code.</summary>
    public LineBuffer Out { get; } = new(Output);

    /// <summary>Standard error of the target's code.</summary>
    public LineBuffer Error { get; } = new(Output);

    /// <summary>Shows what was written without a line break at the end.</summary>
    public void Flush()
    {
        Out.Flush();
        Error.Flush();
    }
}
