namespace Pipeline.Delivery.Tests;

/// <summary>For sites whose host nobody asks.</summary>
internal sealed class NoHost : IHost
{
    public IEnvironmentHost For(Site site) => throw new NotSupportedException("This site has no host.");
}
