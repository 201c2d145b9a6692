namespace Pipeline.Plans;

/// <summary>Collects the stretches of a text that show a secret.</summary>
internal sealed class Marks
{
    private readonly List<(int Start, int End)> found = [];

    /// <summary>Marks a stretch of a view, where it came from in the text.</summary>
    public void Add(TextView view, int start, int end)
    {
        var (from, to) = (view.Source(start), view.Source(end));
        var last = found.LastOrDefault();
        if (found.Count > 0 && from >= last.Start && from <= last.End) found[^1] = (last.Start, Math.Max(last.End, to));
        else found.Add((from, to));
    }

    /// <summary>The stretches in order; those that touch are one.</summary>
    public IReadOnlyList<(int Start, int End)> Merge()
    {
        if (found.Count < 2) return found;

        found.Sort();
        var merged = new List<(int Start, int End)> { found[0] };
        foreach (var (start, end) in found)
        {
            var last = merged[^1];
            if (start <= last.End) merged[^1] = (last.Start, Math.Max(last.End, end));
            else merged.Add((start, end));
        }

        return merged;
    }
}
