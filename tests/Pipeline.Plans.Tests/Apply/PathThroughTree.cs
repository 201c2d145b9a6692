namespace Pipeline.Plans.Tests;

/// <summary>What became of a part of a plan.</summary>
internal enum Fate
{
    NotBegun,
    Done,
    Failed,
}

/// <summary>Checks that a journal is a path through a plan, and says what became of each part.</summary>
internal sealed class PathThroughTree(IReadOnlyList<string> journal, Values values)
{
    public Fate Walk(Plan plan, string id) => plan switch
    {
        Sequence sequence => InOrder([.. sequence.Steps.Select(step => (Func<Fate>)(() => Walk(step.Plan, $"{id}/{step.Name}")))], id),
        Parallel parallel => AtOnce([.. parallel.Steps.Select(step => Walk(step.Plan, $"{id}/{step.Name}"))], id),
        When condition => OneOf([(values.Get(condition.Condition), Walk(condition.Then, $"{id}/then")), (!values.Get(condition.Condition), Walk(condition.Otherwise, $"{id}/else"))], id),
        Choose choose => OneOf(choose.Cases.Select(step => (step.Name == values.Get(choose.Verdict), Walk(step.Plan, $"{id}/{step.Name}"))), id),
        Guard guard => Guarded(guard, id),
        _ => Leaf(id),
    };

    private Fate Leaf(string id)
    {
        if (!journal.Contains($"> {id}")) return Fate.NotBegun;
        return journal.Contains($"< {id}") ? Fate.Done : Fate.Failed;
    }

    private static Fate InOrder(Func<Fate>[] steps, string id)
    {
        var fates = steps.Select(step => step()).ToList();
        var end = fates.FindIndex(fate => fate != Fate.Done);
        if (end < 0) return Fate.Done;

        fates.Skip(end + 1).Should().AllBeEquivalentTo(Fate.NotBegun, "{0} is a sequence", id);
        if (end > 0) fates[end].Should().Be(Fate.Failed, "{0} has no reason to stop otherwise", id);
        return fates[end];
    }

    private static Fate AtOnce(IReadOnlyList<Fate> fates, string id)
    {
        if (fates.All(fate => fate == Fate.NotBegun)) return Fate.NotBegun;

        fates.Should().NotContain(Fate.NotBegun, "{0} starts all of its steps", id);
        return fates.Contains(Fate.Failed) ? Fate.Failed : Fate.Done;
    }

    private static Fate OneOf(IEnumerable<(bool IsChosen, Fate Fate)> branches, string id)
    {
        var list = branches.ToList();
        list.Where(branch => !branch.IsChosen).Select(branch => branch.Fate).Should().AllBeEquivalentTo(Fate.NotBegun, "{0} takes one branch", id);
        return list.Single(branch => branch.IsChosen).Fate;
    }

    private Fate Guarded(Guard guard, string id)
    {
        var body = Walk(guard.Body, id);
        var undone = guard.OnFailure is null ? Fate.NotBegun : Walk(guard.OnFailure, $"{id}/{guard.OnFailureName}");
        var always = guard.Always is null ? Fate.NotBegun : Walk(guard.Always, $"{id}/{guard.AlwaysName}");
        if (guard.OnFailure is not null) (undone != Fate.NotBegun).Should().Be(body == Fate.Failed, "{0} is undone when it failed", id);
        if (guard.Always is not null) (always != Fate.NotBegun).Should().Be(body != Fate.NotBegun, "{0} always has this after it", id);
        return body == Fate.Done && always == Fate.Failed ? Fate.Failed : body;
    }
}
