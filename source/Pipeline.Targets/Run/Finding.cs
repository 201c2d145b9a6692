namespace Pipeline.Targets;

/// <summary>What a target found out, told at the end of the run whatever became of the target.</summary>
/// <param name="Line">For its row of the summary: <c>api: 41 passed, 1 failed</c>.</param>
public sealed record Finding(string Line)
{
    /// <summary>More of it, for the page that a CI server shows of the job, below the table; nothing when <see langword="null"/>.</summary>
    public string? Markdown { get; init; }
}
