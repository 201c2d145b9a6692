namespace Pipeline.Testing;

/// <summary>What happened in a step.</summary>
internal sealed record StepTrace
{
    public string? Uses { get; init; }

    public string? Run { get; init; }

    /// <summary><c>success</c>, <c>failure</c> or <c>skipped</c>.</summary>
    public required string Result { get; init; }

    /// <summary>Its own variables, with secrets as they are.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What it printed, without GitHub's masking.</summary>
    public string Output { get; init; } = "";

    /// <summary>What it wrote to GITHUB_OUTPUT.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What it wrote to GITHUB_STEP_SUMMARY.</summary>
    public string Summary { get; init; } = "";
}
