using Pipeline.Components;
using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.DeliveryBuild;

/// <summary>Delivers the shop of an end-to-end test. What a test wants otherwise it says with variables: see <see cref="Wishes"/>.</summary>
internal sealed class Build : PipelineBuild, IDelivery
{
    public Application Application { get; } = Shop.Application;

    public static int Main() => Execute<Build>();

    protected override IJournal CreateJournal(IJournal journal) =>
        Wishes.Disturbance is { } how ? new DisturbingJournal(journal, how) : journal;
}
