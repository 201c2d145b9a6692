using Pipeline.Delivery;

namespace Pipeline.Components.Tests.Workflows;

/// <summary>A host elsewhere, which workflows reach from any machine. Nothing is deployed to it.</summary>
/// <param name="Url">Where users reach the environment.</param>
internal sealed record RemoteHost(string Url) : IHost
{
    public IEnvironmentHost For(Site site) => throw new NotSupportedException("Nothing is deployed to it.");
}
