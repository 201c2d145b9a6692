namespace Pipeline.Delivery;

/// <summary>What a gate says about a release that serves.</summary>
public enum GateVerdict
{
    /// <summary>Every limit held for the whole watch, on enough requests.</summary>
    Pass,

    /// <summary>A limit was exceeded, or the release was not healthy.</summary>
    Fail,

    /// <summary>There were not enough requests to tell. It never promotes.</summary>
    Inconclusive,

    /// <summary>The metrics could not be read. It never promotes.</summary>
    Error,
}
