using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>Which processes a pool needs: of each service as many as asked for, as far as its replicas go.</summary>
internal static class InstancePlan
{
    /// <summary>What a pool begins with.</summary>
    public static IEnumerable<(ServiceSpec Spec, int Instance)> First(PoolSpec spec) =>
        from service in spec.Services
        from instance in Enumerable.Range(1, CountOf(service, spec.Instances ?? int.MaxValue))
        select (service, instance);

    /// <summary>What has to be started so that there are that many.</summary>
    public static IEnumerable<(ServiceSpec Spec, int Instance)> Missing(Pool pool, int instances) =>
        First(pool.Spec with { Instances = instances })
            .Where(wanted => !pool.Services.Any(service => ReferenceEquals(service.Spec, wanted.Spec) && service.Instance == wanted.Instance));

    /// <summary>What has to go so that there are only that many.</summary>
    public static IEnumerable<Service> Surplus(Pool pool, int instances) =>
        pool.Services.Where(service => service.Instance > CountOf(service.Spec, instances));

    private static int CountOf(ServiceSpec service, int instances) => Math.Min(service.Replicas, instances);
}
