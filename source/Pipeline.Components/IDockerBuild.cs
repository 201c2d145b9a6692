using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>Packages every service of the release.</summary>
public interface IDockerBuild : IDeliver
{
    /// <summary>The release with the digests of its services.</summary>
    static readonly Output<Release> Built = new(nameof(DockerBuild), "release");

    Target DockerBuild => _ => _
        .Description("Packages every service; what was built of this commit already is not built again")
        .NeedsHistory()
        .UsesToolsOf(Application)
        .TryDependsOn<ITest>()
        .TryDependsOn<ILint>()
        .Checks(context => ToolCheck.OfAsync(Application))
        .Plans(async context =>
        {
            var version = Versions.Of(context.Run.Checkout);
            var stored = await context.AskAsync(new LocalStore(PipelineBuild.RootDirectory).Find(version), null, "that it is not built yet");
            if (stored is not null)
            {
                context.Publish(Built, stored);
                return Plan.Nothing($"{version} is built already");
            }

            var plan = PackagePlan.Of(Sources, version, context.Run.Checkout.Commit, PackageFolder, out var release);
            context.Publish(Built, release);
            return plan;
        });

    /// <summary>Where packages are made.</summary>
    internal static string PackageFolder => PipelineBuild.TemporaryDirectory / "build-output";
}
