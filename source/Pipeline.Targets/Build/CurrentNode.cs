namespace Pipeline.Targets;

/// <summary>
/// The node whose plan is built or whose code runs here: parameters resolve for its environment, tool output belongs to it.
/// </summary>
internal static class CurrentNode
{
    private static readonly AsyncLocal<Node?> Flowing = new();

    /// <summary>Set by the run around each node; it flows into what the node starts.</summary>
    public static Node? Value
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }
}
