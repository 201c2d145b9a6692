namespace Pipeline.Targets;

/// <summary>What became of a node.</summary>
internal enum NodeStatus
{
    /// <summary>Its turn has not come.</summary>
    Scheduled,

    Running,

    Succeeded,

    /// <summary>It only groups others: it had nothing to do itself.</summary>
    Collective,

    /// <summary>Somebody or a condition did not want it.</summary>
    Skipped,

    Failed,

    /// <summary>It ran when the run was interrupted.</summary>
    Aborted,

    /// <summary>Something that it depends on failed, or the run was interrupted before.</summary>
    NotRun,
}
