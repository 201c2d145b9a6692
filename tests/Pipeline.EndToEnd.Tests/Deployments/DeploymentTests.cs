namespace Pipeline.EndToEnd.Tests;

/// <summary>Deployments take both cores and some watch the clock: they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class DeploymentTests
{
    public const string Name = "deployments";
}
