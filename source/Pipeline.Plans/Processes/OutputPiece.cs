namespace Pipeline.Plans;

/// <summary>A line that a process wrote, or a piece of a very long one.</summary>
/// <param name="Text">Without line break.</param>
/// <param name="IsError">It came by standard error.</param>
/// <param name="EndsLine">Nothing more of this line follows.</param>
internal readonly record struct OutputPiece(string Text, bool IsError, bool EndsLine);
