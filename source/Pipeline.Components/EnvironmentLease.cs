using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>The lease of an environment as something that a run holds.</summary>
internal sealed class EnvironmentLease(string environment, ILease lease, string holder) : IHold
{
    public string Key => $"lease:{environment}";

    public string Description => $"the lease of {environment}";

    public Query<string?> Holder => lease.Holder;

    public Task<IAsyncDisposable> AcquireAsync(CancellationToken cancellation) => lease.AcquireAsync(holder, cancellation);
}
