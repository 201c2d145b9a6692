namespace Pipeline.Delivery;

/// <summary>A file of an environment on a machine.</summary>
internal sealed record HostFile(string Name, string Text)
{
    /// <summary>Only its user may read it.</summary>
    public bool IsPrivate { get; init; }
}
