using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Prepares the machines of an environment for its first deployment.</summary>
public interface IProvision : IDeliver
{
    Target Provision => _ => _
        .Description("Prepares bare Debian or Ubuntu machines: engine, the user that deploys, folders, certificate; only what is missing")
        .PerEnvironment()
        .Holds(context => new ProvisioningTurn(context.Environment, ProvisioningOf(context)))
        .Plans(async context =>
        {
            if (ProvisioningOf(context) is not { } provisioning) return Plan.Nothing($"{context.Environment} runs where nothing has to be prepared");

            var setups = await context.AskAsync(provisioning.Setups, provisioning.Bare, "that they are bare");
            context.Report($"then: ./build.sh Doctor --environment {context.Environment}");
            return provisioning.Plan(setups);
        });

    private Provisioning? ProvisioningOf(PlanContext context)
    {
        var site = DeliveryContext.Of(this, context).Site;
        return site.Environment.Host.ProvisioningOf(site);
    }
}
