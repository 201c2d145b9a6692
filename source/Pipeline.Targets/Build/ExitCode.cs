namespace Pipeline.Targets;

/// <summary>What the build program tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A target failed.</summary>
    public const int Failed = 1;

    /// <summary>The request was wrong; nothing ran.</summary>
    public const int WrongRequest = 2;

    public const int Interrupted = 130;
}
