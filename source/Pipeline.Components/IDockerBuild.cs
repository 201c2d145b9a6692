using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Builds every service of the release: container images for a registry, or packages for the repository's own store.</summary>
public interface IDockerBuild : IDeliver
{
    /// <summary>The release with the ids of its images, or the digests of its packages.</summary>
    static readonly Output<Release> Built = new(nameof(DockerBuild), "release");

    Target DockerBuild => _ => _
        .Description("Builds the image of every service; what was built of this commit already is not built again")
        .NeedsHistory()
        .UsesToolsOf(Application)
        .InJobOfImages(Application)
        .TryDependsOn<ITest>()
        .TryDependsOn<ILint>()
        .Checks(context => ToolCheck.OfAsync(Application, ReleaseContext.Of(this, context).Store.Tools))
        .Plans(async context =>
        {
            var release = ReleaseContext.Of(this, context);
            if (await release.BuiltAsync() is { } built)
            {
                context.Publish(Built, built);
                return Plan.Nothing($"{built} is built already");
            }

            if (await release.PushedAlreadyAsync() is { } pushed)
            {
                context.Publish(Built, pushed);
                return Plan.Nothing($"{pushed} is pushed already");
            }

            var plan = await release.Store.BuildAsync(release.Source, context.Cancellation);
            foreach (var note in plan.Notes) context.Note(note);
            context.Publish(Built, plan.Release);
            return plan.Plan;
        });
}
