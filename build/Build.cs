using Pipeline.Components;
using Pipeline.Delivery;
using Pipeline.Targets;

/// <summary>This repository's pipeline: it delivers the quickstart, and verifies and packs the library.</summary>
internal sealed class Build : PipelineBuild, IDelivery, IOwnWorkflows, IVerify, ISoak, IAccept, IPack
{
    public Application Application => Quickstart.Application;

    public static int Main() => Execute<Build>();
}
