namespace Pipeline.Containers.Tests;

/// <summary>What is disturbed on purpose, on machines of its own.</summary>
[CollectionDefinition(Name)]
public sealed class FailureCollection : ICollectionFixture<ContainerLab>
{
    public const string Name = "failures";
}
