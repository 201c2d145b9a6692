namespace Pipeline.Workflows;

/// <summary>A program that a job installs before its targets run.</summary>
public sealed record ToolSetup
{
    private ToolSetup(string name, string action, string version) => (Name, Action, Version) = (name, action, version);

    public string Name { get; }

    public string Version { get; }

    /// <summary>The action that installs it.</summary>
    internal string Action { get; }

    /// <summary>Node: <c>22</c>, <c>22.11.0</c>, <c>lts/*</c>.</summary>
    public static ToolSetup Node(string version) => new("node", "actions/setup-node", version);

    /// <summary>Python: <c>3.13</c>.</summary>
    public static ToolSetup Python(string version) => new("python", "actions/setup-python", version);

    /// <summary>Java of Eclipse Temurin: <c>21</c>.</summary>
    public static ToolSetup Java(string version) => new("java", "actions/setup-java", version);
}
