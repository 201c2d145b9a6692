using Pipeline.Delivery;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Delivers the release to staging and to production: the environments named <c>staging</c> and <c>production</c> of the application.</summary>
public interface IDeploy : IMigrate
{
    const string Staging = "staging";
    const string Production = "production";

    Target DeployStaging => _ => Deploy(_.Description("Delivers the release to staging"), Staging);

    Target DeployProd => _ => Application.Environment(Production).PromotesFrom == Staging
        ? Deploy(_.Description("Delivers to production what staging runs"), Production).DependsOn(DeployStaging)
        : Deploy(_.Description("Delivers the release to production"), Production);

    private ITargetDefinition Deploy(ITargetDefinition definition, string environment) => definition
        .In(environment)
        .NeedsHistory()
        .UsesToolsOf(Application)
        .SecretsOfServices(Application)
        .TryDependsOn<ITest>()
        .TryDependsOn<ILint>()
        .TryDependsOn<IPreflight>()
        .DependsOn(Push, Migrate)
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Holds(context => DeliveryContext.Of(this, context).Unlocked)
        .Checks(context => DeliveryContext.Of(this, context).ProblemsAsync())
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var version = Versions.Of(context.Run.Checkout);
            context.Note($"{Application.Name} {version} -> {delivery.Host.Url}");
            context.Report($"{version} at {delivery.Host.Url}");
            var request = await RequestAsync(context, delivery);
            return delivery.Announced(
                DeploymentPlan.Of(request), environment is Staging ? nameof(DeployStaging) : nameof(DeployProd), DeploymentKind.Deploy,
                version, context.Run.Checkout.Commit, request.State);
        });

    private static async Task<DeploymentRequest> RequestAsync(PlanContext context, DeliveryContext delivery) => new(
        delivery.Site,
        delivery.Host,
        await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there"),
        await context.AskAsync(delivery.Host.Releases.History, [], "that nothing was deployed yet"),
        delivery.Planned(context.Read(Pushed)),
        delivery.Variables(),
        context.Read(Schema),
        DeploymentKind.Deploy,
        delivery.Stamp)
    {
        Backups = context.Read(BackedUp),
    };
}
