using Pipeline.Delivery;

/// <summary>
/// Vercel and Railway run samia-tarot, and this build delivers nothing there yet. What a backup asks of a host, the way to the database and the
/// right to change, is the machine of the build: a runner of GitHub as well.
/// </summary>
internal sealed record Platform : IHost
{
    /// <summary>Nobody listens there: nothing is delivered.</summary>
    private const int NoPort = 7080;

    public IEnvironmentHost For(Site site) => new LocalHost(NoPort).For(site);
}
