namespace Pipeline.Plans;

/// <summary>
/// The one exception for expected failures. It is shown without a stack trace, so its text must serve the person who has to act:
/// what happened, what still runs, what was undone, and the exact next command.
/// </summary>
public sealed class FailureException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Another attempt is in vain: waits and retries end at once.</summary>
    public bool IsFinal { get; init; }

    /// <summary>How long the other side asks to be left alone before another attempt; <see langword="null"/> when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Lines that help to understand: the last lines of a log, the answer of a server.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>What to do next, one line each; commands in full.</summary>
    public IReadOnlyList<string> NextSteps { get; init; } = [];
}
