namespace Pipeline.Delivery.Tests;

/// <summary>Tests that keep every processor busy with compilers run alone: others wait for answers within a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BusyTests
{
    public const string Name = "busy";
}
