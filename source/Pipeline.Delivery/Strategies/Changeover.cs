using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What a strategy works with: from the live pool to the next.</summary>
/// <param name="Host">Gives the primitives.</param>
/// <param name="Live">The pool that serves now; <see langword="null"/> when none does.</param>
/// <param name="Next">The name of the pool to start.</param>
/// <param name="Start">Starts the next pool with that many instances.</param>
/// <param name="Aftermath">What is true once a failed change was undone, as a sentence.</param>
/// <param name="Verify">The smoke tests, through the edge.</param>
public sealed record Changeover(IEnvironmentHost Host, string? Live, string Next, Func<int, Plan> Start, string Aftermath, Plan Verify);
