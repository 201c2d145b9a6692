namespace Pipeline.Lab;

/// <summary>How a network fails.</summary>
public enum RelayFault
{
    None,

    /// <summary>Nothing passes any more, and nobody is told.</summary>
    Stall,

    /// <summary>Connections are closed.</summary>
    Cut,
}
