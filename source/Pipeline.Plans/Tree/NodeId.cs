namespace Pipeline.Plans;

/// <summary>The id of a plan node is its path in the tree: <c>DeployStaging/migrate/then/apply</c>.</summary>
public static class NodeId
{
    public const string Then = "then";
    public const string Else = "else";
    public const string OnFailure = "on-failure";
    public const string Always = "always";

    /// <summary>The name belongs to the parts of guards: a step of that name would not have an id of its own.</summary>
    internal static bool IsReserved(string name) =>
        name.StartsWith(OnFailure, StringComparison.Ordinal) || name == Always || name.StartsWith(Always + "-", StringComparison.Ordinal);

    public static string Below(string id, string name) => $"{id}/{name}";
}
