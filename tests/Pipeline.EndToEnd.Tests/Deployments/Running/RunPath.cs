using Pipeline.Plans;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What became of a part of a plan.</summary>
internal enum Fate
{
    NotBegun,
    Done,
    Failed,
}

/// <summary>Checks that what a run has journalled is a path through the plan that was printed before it.</summary>
internal sealed class RunPath
{
    private readonly List<string> begun;
    private readonly HashSet<string> done;

    private RunPath(RunJournal journal)
    {
        begun = [.. journal.Entries.OfType<JournalIntent>().Select(intent => intent.Id)];
        done = [.. journal.Entries.OfType<JournalOutcome>().Where(outcome => outcome.Failure is null).Select(outcome => outcome.Id)];
    }

    public static void Check(RunJournal journal, IReadOnlyList<PrintedPlan> plans)
    {
        var leaves = plans.SelectMany(plan => plan.Leaves).ToDictionary(leaf => leaf.Id, StringComparer.Ordinal);
        foreach (var intent in journal.Entries.OfType<JournalIntent>())
        {
            leaves.Should().ContainKey(intent.Id, "what a run does was printed before");
            leaves[intent.Id].Says(intent.Description).Should().BeTrue("{0} was printed as\n{1}\nand is\n{2}", intent.Id, leaves[intent.Id].Text, intent.Description);
        }

        var path = new RunPath(journal);
        path.begun.Should().OnlyHaveUniqueItems();
        foreach (var plan in plans) path.Walk(plan);
    }

    private Fate Walk(PrintedPlan plan) => plan.Kind switch
    {
        "sequence" => InOrder(plan),
        "parallel" => AtOnce(plan),
        "when" or "choose" => OneOf(plan),
        "guard" => Guarded(plan),
        _ => Leaf(plan),
    };

    private Fate Leaf(PrintedPlan leaf) => !begun.Contains(leaf.Id) ? Fate.NotBegun : done.Contains(leaf.Id) ? Fate.Done : Fate.Failed;

    private Fate InOrder(PrintedPlan plan)
    {
        var fates = plan.Parts.Select(Walk).ToList();
        var last = -1;
        foreach (var part in plan.Parts)
        {
            var places = part.Leaves.Select(leaf => begun.IndexOf(leaf.Id)).Where(place => place >= 0).ToList();
            if (places.Count == 0) continue;
            places.Min().Should().BeGreaterThan(last, "{0} follows what stands before it", part.Id);
            last = places.Max();
        }

        var end = fates.FindIndex(fate => fate != Fate.Done);
        if (end < 0) return Fate.Done;
        fates.Skip(end + 1).Should().AllBeEquivalentTo(Fate.NotBegun, "{0} ends where a part of it fails", plan.Id);
        return end > 0 ? Fate.Failed : fates[end];
    }

    private Fate AtOnce(PrintedPlan plan)
    {
        var fates = plan.Parts.Select(Walk).ToList();
        if (fates.Count == 0) return Fate.Done;
        if (fates.TrueForAll(fate => fate == Fate.NotBegun)) return Fate.NotBegun;
        fates.Should().NotContain(Fate.NotBegun, "{0} starts all of its parts", plan.Id);
        return fates.Contains(Fate.Failed) ? Fate.Failed : Fate.Done;
    }

    private Fate OneOf(PrintedPlan plan)
    {
        var fates = plan.Parts.Select(Walk).ToList();
        fates.Count(fate => fate != Fate.NotBegun).Should().BeLessThanOrEqualTo(1, "{0} takes one branch", plan.Id);
        if (plan.Holds is { } holds) fates[holds ? 1 : 0].Should().Be(Fate.NotBegun, "{0} was printed with its branch", plan.Id);
        return fates.Find(fate => fate != Fate.NotBegun);
    }

    private Fate Guarded(PrintedPlan plan)
    {
        var body = Walk(plan.Parts[0]);
        foreach (var part in plan.Parts.Skip(1))
        {
            var isExpected = part.Id.Split('/')[^1].StartsWith("on-failure", StringComparison.Ordinal) ? body == Fate.Failed : body != Fate.NotBegun;
            (Walk(part) != Fate.NotBegun).Should().Be(isExpected, "{0} stands beside its body", part.Id);
        }

        return body;
    }
}
