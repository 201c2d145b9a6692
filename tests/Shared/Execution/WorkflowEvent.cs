namespace Pipeline.Testing;

/// <summary>What starts a workflow.</summary>
/// <param name="Name">As GitHub names it: <c>push</c>.</param>
/// <param name="Ref">The branch or tag: <c>refs/heads/main</c>.</param>
internal sealed record WorkflowEvent(string Name, string Ref);
