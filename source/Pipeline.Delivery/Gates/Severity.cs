namespace Pipeline.Delivery;

/// <summary>How long an exceeded limit is put up with: the worse, the shorter.</summary>
public enum Severity
{
    /// <summary>Not at all: it is judged at every interval of the gate.</summary>
    Critical,

    /// <summary>It is judged over the last five minutes.</summary>
    High,

    /// <summary>It is judged over the last fifteen minutes.</summary>
    Medium,
}
