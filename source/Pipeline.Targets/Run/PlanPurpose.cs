namespace Pipeline.Targets;

/// <summary>What a plan is built for.</summary>
internal enum PlanPurpose
{
    /// <summary>It is applied next: everything must be known and readable.</summary>
    Run,

    /// <summary>It is shown: what is unreadable is noted and assumed.</summary>
    Show,

    /// <summary>It is thrown away: only what it asks other nodes for counts.</summary>
    Rehearse,
}
