using Pipeline.Delivery;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>A build that delivers an application. The other components build on it.</summary>
public interface IDeliver : IPipelineBuild
{
    /// <summary>What is delivered.</summary>
    Application Application { get; }

    /// <summary>The source of every service, in this checkout.</summary>
    internal IReadOnlyCollection<ServiceSource> Sources => [.. Application.Services.Select(service => new ServiceSource(service, PipelineBuild.RootDirectory))];

    IEnumerable<BuildEnvironment> IPipelineBuild.Environments =>
        Application.Environments.Select(environment => new BuildEnvironment(environment.Name, environment.IsProtected)
        {
            Branch = environment.Branch,
            Url = environment.Host.Url,
            PromotesFrom = environment.PromotesFrom,
            IsThisMachine = environment.Host.IsThisMachine,
        });
}
