namespace Pipeline.Containers.Tests;

/// <summary>Tests on the same engine, registry and machines, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ContainerCollection : ICollectionFixture<ContainerLab>
{
    public const string Name = "containers";
}
