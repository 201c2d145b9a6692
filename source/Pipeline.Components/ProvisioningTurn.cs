using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>
/// That nobody deploys to an environment whose machines are prepared. It is looked at and not taken: a bare machine has no place for a
/// lease, and what Provision adds disturbs nobody.
/// </summary>
internal sealed class ProvisioningTurn(string environment, Provisioning? provisioning) : IHold
{
    public string Key => $"provisioning:{environment}";

    public string Description => $"the machines of {environment}";

    public Query<string?> Holder => provisioning?.Holder ?? new(Description, _ => Task.FromResult<string?>(null));

    public async Task<IAsyncDisposable> AcquireAsync(CancellationToken cancellation) => await Holder.Ask(cancellation) is not { } holder
        ? new Turn(provisioning)
        : throw LeaseRefusal.Of(environment, holder);

    private sealed class Turn(Provisioning? provisioning) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            provisioning?.Forget();
            return ValueTask.CompletedTask;
        }
    }
}
