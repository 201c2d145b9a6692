namespace Pipeline.Delivery;

/// <summary>What a finding means for a deployment.</summary>
public enum DiagnosisSeverity
{
    /// <summary>As it has to be.</summary>
    Good,

    /// <summary>It works, and somebody should look at it.</summary>
    Warning,

    /// <summary>A deployment would fail.</summary>
    Bad,
}
