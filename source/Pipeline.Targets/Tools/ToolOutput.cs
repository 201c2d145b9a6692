namespace Pipeline.Targets;

/// <summary>One line that a tool wrote.</summary>
/// <param name="Text">The line.</param>
/// <param name="IsError">It came on standard error.</param>
public sealed record ToolOutput(string Text, bool IsError);
