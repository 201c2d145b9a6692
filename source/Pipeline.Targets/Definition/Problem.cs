namespace Pipeline.Targets;

/// <summary>Why a run cannot start.</summary>
/// <param name="What">What is wrong, naming the input: <c>the parameter --api-key is missing</c>.</param>
/// <param name="Fix">What to do, one line each; commands in full.</param>
public sealed record Problem(string What, params IReadOnlyList<string> Fix);
