using Pipeline.Plans;

namespace Pipeline.Delivery;

internal sealed record Replace : Strategy
{
    public override Plan Switch(Changeover change)
    {
        var (host, live, next) = (change.Host, change.Live, change.Next);
        var takeDown = live is null
            ? Plan.Nothing("nothing serves yet")
            : (Plan)Plan.Sequence(("route-nowhere", host.Route(Traffic.Nowhere)), ("drain", host.Drain(live)), ("halt", host.Halt(live)));
        var bringUp = Plan.Sequence(
        [
            .. change.BringUp(host.Instances),
            ("route", host.Route(Traffic.To(next))),
            .. change.Proof,
        ]);

        return Plan.Sequence(
            ("swap", Plan.Guard(Plan.Sequence([.. change.Before, ("take-down", takeDown), ("bring-up", bringUp)]), onFailure: GoBack(host, live, next)) with { Aftermath = change.Aftermath }),
            ("stop", live is null ? Plan.Nothing("nothing served before") : host.Stop(live)));
    }

    /// <summary>
    /// The pool that served before is resumed, whether it was halted already or not. It gets its traffic once it is healthy, and also when that takes too
    /// long: there is nothing else that could answer.
    /// </summary>
    private static Plan GoBack(IEnvironmentHost host, string? live, string next)
    {
        Step[] leave = [("route-nowhere", host.Route(Traffic.Nowhere)), ("logs", host.ShowLogs(next)), ("stop", host.Stop(next))];
        return live is null
            ? host.Undo(leave)
            : host.Undo([.. leave, ("resume", host.Resume(live)), ("back", Plan.Guard(host.WaitHealthy(live), always: host.Route(Traffic.To(live))))]);
    }
}
