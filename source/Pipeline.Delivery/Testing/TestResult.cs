namespace Pipeline.Delivery;

/// <summary>One test of a report.</summary>
/// <param name="Name">With the names of what it belongs to, as the tool writes it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">Why it failed; empty otherwise.</param>
internal sealed record TestResult(string Name, TestOutcome Outcome, string Message);
