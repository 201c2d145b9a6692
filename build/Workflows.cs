using Pipeline.Components;
using Pipeline.Workflows;

/// <summary>This repository's workflows.</summary>
internal interface IOwnWorkflows : IWorkflows, IDelivery, IVerify
{
    IEnumerable<Workflow> IWorkflows.Workflows => [Ci, this.Deliver() with { RunsOn = Runner.SelfHosted("quickstart") }];

    /// <summary>The library's own suite, the quickstart's tests, and a deployment of the quickstart on the runner itself.</summary>
    private Workflow Ci => this.Ci() with { Targets = [Verify, Lint], Jobs = [Quickstart] };

    /// <summary>One machine deploys it, asks it whether it works, and takes it down, whatever came of it.</summary>
    private WorkflowJob Quickstart => new(
        "quickstart",
        new JobStep(DeployStaging),
        new JobStep(Down) { Environment = IDeploy.Staging, Always = true, Alone = true });
}
