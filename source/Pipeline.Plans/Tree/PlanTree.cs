namespace Pipeline.Plans;

/// <summary>The nodes of a plan that do something, or say why there is nothing to do.</summary>
public static class PlanTree
{
    /// <summary>
    /// Every <see cref="Effect"/> and <see cref="Nothing"/> of a plan with its id, in the order in which the plan is shown; all branches,
    /// also those that a run will not take.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="id">The id of its root.</param>
    public static IEnumerable<(string Id, Plan Node)> Nodes(Plan plan, string id) => plan switch
    {
        Sequence sequence => Below(id, sequence.Steps),
        Parallel parallel => Below(id, parallel.Steps),
        When node => [.. Part(id, NodeId.Then, node.Then), .. Part(id, NodeId.Else, node.Otherwise)],
        Choose choose => Below(id, choose.Cases),
        Guard guard => [.. Nodes(guard.Body, id), .. Part(id, guard.OnFailureName, guard.OnFailure), .. Part(id, guard.AlwaysName, guard.Always)],
        _ => [(id, plan)],
    };

    private static IEnumerable<(string Id, Plan Node)> Below(string id, Steps steps) =>
        steps.SelectMany(step => Part(id, step.Name, step.Plan));

    private static IEnumerable<(string Id, Plan Node)> Part(string id, string name, Plan? part) =>
        part is null ? [] : Nodes(part, NodeId.Below(id, name));
}
