namespace Pipeline.Workflows;

/// <summary>A deployment environment as GitHub has it.</summary>
/// <param name="Name">Names are equal in any case.</param>
/// <param name="HasReviewers">A person has to approve before a job with it starts.</param>
internal sealed record FoundEnvironment(string Name, bool HasReviewers);
