using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Another run changes the environment.</summary>
public static class LeaseRefusal
{
    /// <param name="environment">Its name.</param>
    /// <param name="holder">Who changes it, since when and why.</param>
    /// <param name="killed">What becomes of the lease of a run that was killed, as a sentence.</param>
    public static FailureException Of(string environment, string holder, string killed = "") => new($"{environment} is being changed by another run: {holder}.")
    {
        NextSteps = [$"Wait until that run has ended, then run the same command again. {killed}".TrimEnd()],
    };
}
