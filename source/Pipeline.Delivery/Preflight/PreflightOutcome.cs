namespace Pipeline.Delivery;

/// <summary>What a check of the list before a deployment found.</summary>
public enum PreflightOutcome
{
    /// <summary>Nothing stands against the deployment.</summary>
    Ok,

    /// <summary>Worth knowing; the deployment may go on.</summary>
    Warning,

    /// <summary>The deployment must not start.</summary>
    Error,
}
