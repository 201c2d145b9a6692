using Pipeline.Plans;

namespace Pipeline.Delivery;

internal sealed record Canary(EquatableList<Phase> Phases) : Strategy
{
    /// <summary>Trying it in small is what takes the time.</summary>
    public override Strategy InAHurry => BlueGreen;

    public override Plan Switch(Changeover change)
    {
        if (change.Live is not { } live || !change.LiveServes) return BlueGreen.Switch(change);

        var (host, next) = (change.Host, change.Next);
        var bringUp = Plan.Guard(
            Plan.Sequence(
            [
                .. change.BringUp(host.Instances),
                .. change.Trial.Before,
                .. Phases.Select(phase => new Step($"phase-{phase.Percent}", Plan.Sequence(
                    ("route", host.Route(Traffic.Split(next, phase.Percent, live))),
                    ("watch", change.Trial.Watch(phase.Watch))))),
                ("phase-100", Plan.Sequence([("route", host.Route(Traffic.To(next))), .. change.Proof])),
            ]),
            onFailure: GoBack(host, live, next)) with
        { Aftermath = change.Aftermath };

        return Plan.Sequence([("bring-up", bringUp), .. change.Leave]);
    }

    /// <summary>First of all nobody meets the new release any more; whom it is answering it answers to the end.</summary>
    private static Plan GoBack(IEnvironmentHost host, string live, string next) =>
        host.Undo([("route", host.Route(Traffic.To(live))), ("logs", host.ShowLogs(next)), .. host.Leave(next)]);
}
