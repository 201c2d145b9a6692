using Pipeline.Components;
using Pipeline.Delivery;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Documentation.Operate;

class Build : PipelineBuild, IDelivery, IWorkflows
{
    public Application Application { get; } = new("shop")
    {
        #region notifiers
        Notifiers = [new SlackNotifier("#deployments") { AlertChannel = "#alerts" }, new GitHubDeployments("acme/shop")],
        #endregion
    };

    #region monitor
    IEnumerable<Workflow> IWorkflows.Workflows => [this.Ci(), this.Deliver(), this.Monitor("*/10 * * * *")];
    #endregion
}
