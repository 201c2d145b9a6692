using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Puts the release where every environment can take it from.</summary>
public interface IPush : IDockerBuild
{
    /// <summary>The release, in the store.</summary>
    static readonly Output<Release> Pushed = new(nameof(Push), "release");

    Target Push => _ => _
        .Description("Puts the packages into the store, by digest")
        .NeedsHistory()
        .DependsOn(DockerBuild)
        .Plans(async context =>
        {
            var version = Versions.Of(context.Run.Checkout);
            var store = new LocalStore(PipelineBuild.RootDirectory);
            var release = context.Read(Built);
            context.Publish(Pushed, release);
            if (await context.AskAsync(store.Find(version), null, "that it is not in the store yet") is not null)
                return Plan.Nothing($"{version} is in the store already");

            var superfluous = await context.AskAsync(store.Superfluous, [], "that nothing in it is too old to keep");
            return Plan.Sequence(
                ("prune", store.Prune(superfluous)),
                ("push", store.Push(Application.Services, PlannedRelease.Of(version, context.Run.Checkout.Commit, Sources, release), PackagePlan.Bundles(PackageFolder))));
        });
}
