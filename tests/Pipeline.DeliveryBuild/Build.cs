using Pipeline.Components;
using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.DeliveryBuild;

/// <summary>Delivers the shop of an end-to-end test. What a test wants otherwise it says with variables: see <see cref="Wishes"/>.</summary>
internal sealed class Build : PipelineBuild, IDelivery, IWorkflows
{
    public Application Application { get; } = Chosen();

    IEnumerable<Workflow> IWorkflows.Workflows =>
        new[] { this.Deliver(), this.Backup("0 3 * * *"), this.Rollback() }.Select(workflow => workflow with { RunsOn = Runner.SelfHosted("shop") });

    /// <summary>On a machine that is gone after the job, unlike what follows: their results have to travel.</summary>
    Target ITest.Test => _ => _.Inherit<ITest>(build => build.Test).RunsOn(Runner.Ubuntu2404);

    public static int Main() => Execute<Build>();

    private static Application Chosen()
    {
        if (Wishes.Store is { } store) return DatabaseShop.BackedUpTo(store);
        return Wishes.Machines is [] ? Shop.Application : ContainedShop.On(Wishes.Machines);
    }

    protected override IJournal CreateJournal(IJournal journal) =>
        Wishes.Disturbance is { } how ? new DisturbingJournal(journal, how) : journal;
}
