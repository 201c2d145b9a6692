namespace Pipeline.Targets;

/// <summary>How much a run tells. Failures, the summary and the last line are always shown.</summary>
public enum Verbosity
{
    /// <summary>Everything, also where each effect stands in its plan and how long it took.</summary>
    Verbose,

    /// <summary>The output of targets and tools.</summary>
    Normal,

    /// <summary>Which target starts and how it ends, without its output.</summary>
    Minimal,

    /// <summary>Only how the run ended.</summary>
    Quiet,
}
