using System.Collections;

namespace Pipeline.Plans;

/// <summary>The named parts of a plan node, in order; the names are unique, so that every node of a plan has its own id.</summary>
public sealed class Steps : IReadOnlyList<Step>
{
    private readonly Step[] steps;

    private Steps(Step[] steps) => this.steps = steps;

    public int Count => steps.Length;

    public Step this[int index] => steps[index];

    /// <exception cref="ArgumentException">A name is empty, contains a slash, stands twice, or is one of a guard's parts.</exception>
    public static Steps Of(IEnumerable<Step> steps)
    {
        var list = steps.ToArray();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in list)
        {
            if (string.IsNullOrWhiteSpace(step.Name) || step.Name.Contains('/', StringComparison.Ordinal))
                throw new ArgumentException($"'{step.Name}' cannot name a step: it is one segment of a node id.", nameof(steps));
            if (NodeId.IsReserved(step.Name))
                throw new ArgumentException($"'{step.Name}' cannot name a step: it names a part of a guard.", nameof(steps));
            if (!names.Add(step.Name))
                throw new ArgumentException($"Two steps are named '{step.Name}': node ids would not be unique.", nameof(steps));
        }

        return new Steps(list);
    }

    public IEnumerator<Step> GetEnumerator() => ((IEnumerable<Step>)steps).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => steps.GetEnumerator();
}
