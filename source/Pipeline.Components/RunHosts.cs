using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Pipeline.Delivery;

namespace Pipeline.Components;

/// <summary>The hosts of one run, each once: what a target has heard from a machine, the next one need not ask again.</summary>
internal sealed class RunHosts
{
    private static readonly ConditionalWeakTable<IDeliver, RunHosts> Known = [];
    private readonly ConcurrentDictionary<(string Run, string Environment), IEnvironmentHost> hosts = new();

    public static IEnvironmentHost Of(IDeliver build, Site site) =>
        Known.GetOrCreateValue(build).hosts.GetOrAdd((site.Run, site.Environment.Name), _ => site.Environment.Host.For(site));
}
