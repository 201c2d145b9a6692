using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Puts the release where every environment can take it from.</summary>
public interface IPush : IDockerBuild
{
    /// <summary>The release with the digests by which it is deployed.</summary>
    static readonly Output<Release> Pushed = new(nameof(Push), "release");

    Target Push => _ => _
        .Description("Puts the images into the registry; they are deployed by digest")
        .NeedsHistory()
        .SecretsOfRegistry(Application)
        .InJobOfImages(Application)
        .DependsOn(DockerBuild)
        .Checks(context => Task.FromResult(ReleaseContext.Of(this, context).Problems()))
        .Plans(async context =>
        {
            var release = ReleaseContext.Of(this, context);
            if (await release.PushedAsync() is { } pushed)
            {
                context.Publish(Pushed, pushed);
                return Plan.Nothing($"{pushed} is pushed already");
            }

            var plan = await release.Store.PushAsync(release.Source, context.Read(Built), context.Cancellation);
            foreach (var note in plan.Notes) context.Note(note);
            context.Publish(Pushed, plan.Release);
            return plan.Plan;
        });
}
