using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What a strategy works with: from the live pool to the next.</summary>
/// <param name="Host">Gives the primitives.</param>
/// <param name="Live">The pool that serves now; <see langword="null"/> when none does.</param>
/// <param name="Next">The name of the pool to start.</param>
/// <param name="BringUp">Starts the next pool with that many instances, and waits until it is healthy.</param>
/// <param name="Aftermath">What is true once a failed change was undone, as a sentence.</param>
/// <param name="Verify">The smoke tests, through the edge.</param>
/// <param name="Trial">Judges the next pool while it serves.</param>
/// <param name="WatchFor">How long it is watched with all traffic before it is left alone; zero is not at all.</param>
public sealed record Changeover(
    IEnvironmentHost Host, string? Live, string Next, Func<int, IEnumerable<Step>> BringUp, string Aftermath, Plan Verify, Trial Trial, TimeSpan WatchFor)
{
    /// <summary>The live pool runs; one whose processes have exited can neither share traffic nor be compared with.</summary>
    public bool LiveServes { get; init; } = true;

    /// <summary>What has to be known before the traffic moves.</summary>
    public IEnumerable<Step> Before => WatchFor > TimeSpan.Zero ? Trial.Before : [];

    /// <summary>What proves the next pool once it has all traffic, as steps that follow the route.</summary>
    public IEnumerable<Step> Proof => WatchFor > TimeSpan.Zero ? [("smoke", Verify), ("watch", Trial.Watch(WatchFor))] : [("smoke", Verify)];

    /// <summary>The pool that served has no traffic any more: it answers what it has, and ends.</summary>
    public IEnumerable<Step> Leave => Live is null ? [] : Host.Leave(Live);
}
