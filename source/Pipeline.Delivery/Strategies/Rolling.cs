using Pipeline.Plans;

namespace Pipeline.Delivery;

internal sealed record Rolling : Strategy
{
    public override Plan Switch(Changeover change)
    {
        var (host, all) = (change.Host, change.Host.Instances);
        if (change.Live is not { } live || !change.LiveServes || all == 1) return BlueGreen.Switch(change);

        var bringUp = Plan.Guard(
            Plan.Sequence(
            [
                .. Enumerable.Range(1, all - 1).Select(count => new Step($"instance-{count}", Exchange(change, live, count))),
                ($"instance-{all}", Last(change)),
            ]),
            onFailure: GoBack(host, live, change.Next)) with
        { Aftermath = change.Aftermath };

        return Plan.Sequence([("bring-up", bringUp), .. change.Leave]);
    }

    /// <summary>One instance more of the next pool, and once it is healthy and serves one less of the live one.</summary>
    private static Sequence Exchange(Changeover change, string live, int count)
    {
        var (host, next) = (change.Host, change.Next);
        return Plan.Sequence(
        [
            .. Add(change, count),
            ("route", host.Route(Traffic.Split(next, 100 * count / host.Instances, live))),
            ("remove", host.Resize(live, host.Instances - count)),
        ]);
    }

    private static Sequence Last(Changeover change) => Plan.Sequence(
    [
        .. Add(change, change.Host.Instances),
        .. change.Before,
        ("route", change.Host.Route(Traffic.To(change.Next))),
        .. change.Proof,
    ]);

    private static IEnumerable<Step> Add(Changeover change, int count) => count == 1
        ? change.BringUp(1)
        : [("add", change.Host.Resize(change.Next, count)), ("healthy", change.Host.WaitHealthy(change.Next))];

    /// <summary>What is left of the live pool serves at once; then it gets back what it gave away.</summary>
    private static Plan GoBack(IEnvironmentHost host, string live, string next) => host.Undo(
    [
        ("route", host.Route(Traffic.To(live))),
        ("logs", host.ShowLogs(next)),
        ("add", host.Resize(live, host.Instances)),
        ("healthy", host.WaitHealthy(live)),
        .. host.Leave(next),
    ]);
}
