namespace Pipeline.Delivery;

/// <summary>One line of the list before a deployment.</summary>
/// <param name="Name">What was looked at, in one to three words: <c>working tree</c>.</param>
/// <param name="Outcome">Whether it stands against the deployment.</param>
/// <param name="Text">What was found, as a sentence.</param>
/// <param name="Fix">What to do about it; <see langword="null"/> when there is nothing to do.</param>
public sealed record PreflightCheck(string Name, PreflightOutcome Outcome, string Text, string? Fix = null);
