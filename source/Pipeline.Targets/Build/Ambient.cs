namespace Pipeline.Targets;

/// <summary>
/// What the members of <see cref="PipelineBuild"/> answer from. It flows with the execution context, so that two builds in one process
/// (the tests of a build) do not meet; a thread that was started without a context sees the last one.
/// </summary>
internal sealed class Ambient
{
    private static readonly AsyncLocal<Ambient?> Flowing = new();
    private static Ambient? latest;

    public static Ambient? Current
    {
        get => Flowing.Value ?? latest;
        set => Flowing.Value = latest = value;
    }

    public required AbsolutePath Root { get; init; }

    /// <summary>The class that <c>Execute</c> was called with.</summary>
    public required Type BuildType { get; init; }

    public required Host Host { get; init; }

    public required ParameterValues Parameters { get; init; }

    /// <summary>Takes what is written outside of targets.</summary>
    public required TextWriter Out { get; init; }

    public required Verbosity Verbosity { get; set; }
}
