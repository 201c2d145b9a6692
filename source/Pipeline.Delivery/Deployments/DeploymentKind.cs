namespace Pipeline.Delivery;

/// <summary>Why a release was brought up.</summary>
public enum DeploymentKind
{
    /// <summary>It is new there.</summary>
    Deploy,

    /// <summary>It ran there before.</summary>
    Rollback,
}
