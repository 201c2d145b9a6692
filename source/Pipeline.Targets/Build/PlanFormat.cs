namespace Pipeline.Targets;

/// <summary>How <c>--plan</c> shows the plan.</summary>
internal enum PlanFormat
{
    /// <summary>A table for a person.</summary>
    Text,

    /// <summary>A diagram that Markdown renders.</summary>
    Mermaid,

    /// <summary>For programs.</summary>
    Json,
}
