namespace Pipeline.Plans;

/// <summary>A named part of a plan. The name is one segment of the node ids below it: lower case words joined by dashes.</summary>
public readonly record struct Step(string Name, Plan Plan)
{
    /// <summary>So that steps read as a list: <c>("start", startPool)</c>.</summary>
    public static implicit operator Step((string Name, Plan Plan) pair) => new(pair.Name, pair.Plan);
}
