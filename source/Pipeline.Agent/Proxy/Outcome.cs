namespace Pipeline.Agent;

/// <summary>How a forwarded request ended, as far as the service is to blame.</summary>
internal enum Outcome
{
    /// <summary>Answered completely, and not with 5xx.</summary>
    Good,

    /// <summary>Answered with 5xx, incompletely, or not at all.</summary>
    Failed,

    /// <summary>The client went away first; says nothing about the service.</summary>
    ClientGone,
}
