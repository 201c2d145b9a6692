namespace Pipeline.Workflows;

/// <summary>A workflow with its jobs, decided on: what the file is written from.</summary>
internal sealed record Projected(Workflow Workflow, IReadOnlyList<Job> Jobs, IReadOnlyList<ProjectedInput> Inputs);

/// <summary>An input of a manual run or of a call.</summary>
/// <param name="Id">As the expression <c>inputs.x</c> names it: <c>api-url</c>.</param>
/// <param name="Variable">What the build reads it from: <c>API_URL</c>.</param>
/// <param name="Type">GitHub's: <c>string</c>, <c>boolean</c>, <c>number</c>, <c>choice</c>.</param>
/// <param name="Choices">Of a choice.</param>
internal sealed record ProjectedInput(string Id, string Variable, string Type, IReadOnlyList<string> Choices)
{
    /// <summary>What <c>--environment</c> is read from.</summary>
    public const string EnvironmentVariable = "PIPELINE_ENVIRONMENT";

    public string Description { get; init; } = "";

    public bool IsRequired { get; init; }

    public string? Default { get; init; }
}
