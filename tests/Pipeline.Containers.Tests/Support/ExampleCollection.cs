namespace Pipeline.Containers.Tests;

/// <summary>The examples, and a machine that is prepared from nothing.</summary>
[CollectionDefinition(Name)]
public sealed class ExampleCollection : ICollectionFixture<ContainerLab>
{
    public const string Name = "examples";
}
