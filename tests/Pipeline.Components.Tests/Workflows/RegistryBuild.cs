using Pipeline.Delivery;

namespace Pipeline.Components.Tests.Workflows;

/// <summary>The shop as images in a registry.</summary>
internal sealed class RegistryBuild(Registry registry) : ShopBuild
{
    public override Application Application { get; } = new ShopBuild().Application with { Registry = registry };
}
