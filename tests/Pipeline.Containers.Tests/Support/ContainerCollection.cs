namespace Pipeline.Containers.Tests;

/// <summary>Tests on the same engine, registry and machines, one after the other. The examples have theirs, and run beside it.</summary>
[CollectionDefinition(Name)]
public sealed class ContainerCollection : ICollectionFixture<ContainerLab>
{
    public const string Name = "containers";
}
