using Pipeline.Plans;

namespace Pipeline.Delivery;

internal sealed record BlueGreen : Strategy
{
    public override Plan Switch(Changeover change)
    {
        var host = change.Host;
        var bringUp = Plan.Guard(
            Plan.Sequence(
            [
                .. change.BringUp(host.Instances),
                .. change.Before,
                ("route", host.Route(Traffic.To(change.Next))),
                .. change.Proof,
            ]),
            onFailure: host.Undo(
                ("route", host.Route(change.Live is null ? Traffic.Nowhere : Traffic.To(change.Live))),
                ("logs", host.ShowLogs(change.Next)),
                ("stop", host.Stop(change.Next)))) with
        { Aftermath = change.Aftermath };

        return Plan.Sequence([("bring-up", bringUp), .. change.Leave]);
    }
}
