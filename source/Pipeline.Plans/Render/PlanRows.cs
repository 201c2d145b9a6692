namespace Pipeline.Plans;

/// <summary>Lays out a plan in rows, one a node, in the order of its ids.</summary>
internal sealed class PlanRows(Values values)
{
    private readonly List<PlanRow> rows = [];

    public IReadOnlyList<PlanRow> Of(Plan plan)
    {
        Add("", 0, plan);
        return rows;
    }

    /// <param name="name">Empty at the root, which has no row of its own and whose parts are not indented.</param>
    /// <param name="depth">How many names stand above it.</param>
    /// <param name="plan">What stands there.</param>
    private void Add(string name, int depth, Plan plan)
    {
        var below = name.Length == 0 ? depth : depth + 1;
        switch (plan)
        {
            case Effect effect:
                rows.Add(new PlanRow(depth, name, effect.Describe(values), Limits(effect)));
                break;
            case Nothing nothing:
                Group(name, depth, $"nothing: {nothing.Reason}");
                break;
            case Sequence sequence:
                Group(name, depth, sequence.Steps.Count == 0 ? "nothing" : "");
                Add(below, sequence.Steps);
                break;
            case Parallel parallel:
                Group(name, depth, parallel.Steps.Count == 0 ? "nothing" : "at once:");
                Add(below, parallel.Steps);
                break;
            case When condition:
                AddWhen(name, depth, below, condition);
                break;
            case Choose choose:
                AddChoose(name, depth, below, choose);
                break;
            case Guard guard:
                Add(name, depth, guard.Body);
                if (guard.OnFailure is not null) AddPart(guard.OnFailureName, below, guard.OnFailure, "if that fails:");
                if (guard.Always is not null) AddPart(guard.AlwaysName, below, guard.Always, "in any case:");
                break;
        }
    }

    private void Add(int depth, IEnumerable<Step> steps)
    {
        foreach (var step in steps) Add(step.Name, depth, step.Plan);
    }

    private void AddWhen(string name, int depth, int below, When node)
    {
        var isKnown = values.TryGet(node.Condition, out var holds);
        var known = holds ? $"because {node.Meaning}:" : $"because it is not so that {node.Meaning}:";
        Group(name, depth, isKnown ? known : $"if {node.Meaning} {node.Condition.Show(values)}:");
        if (!isKnown || holds) Add(NodeId.Then, below, node.Then);
        if (!isKnown || !holds) Add(NodeId.Else, below, node.Otherwise);
    }

    private void AddChoose(string name, int depth, int below, Choose choose)
    {
        var isKnown = values.TryGet(choose.Verdict, out var verdict);
        Group(name, depth, isKnown ? $"because it is {verdict}:" : $"one of, by {choose.Verdict.Show(values)}:");
        Add(below, choose.Cases.Where(step => !isKnown || step.Name == verdict));
    }

    /// <summary>A guard's part says when it is applied: in a row of its own where it is more than one line.</summary>
    private void AddPart(string name, int depth, Plan part, string when)
    {
        if (part is Sequence sequence)
        {
            Group(name, depth, when);
            Add(depth + 1, sequence.Steps);
        }
        else
        {
            Add(name, depth, part);
        }
    }

    private void Group(string name, int depth, string note)
    {
        if (name.Length > 0 || note.Length > 0) rows.Add(new PlanRow(depth, name, "", note));
    }

    private static string Limits(Effect effect)
    {
        var deadline = effect.Deadline is { } time ? $"at most {Duration.Show(time)}" : "";
        var retry = effect.Retry is { } again ? $"up to {again.Attempts} attempts, the second after {Duration.Show(again.Delay)}" : "";
        return deadline.Length + retry.Length == 0 ? "" : $"# {deadline}{(deadline.Length > 0 && retry.Length > 0 ? "; " : "")}{retry}";
    }
}
