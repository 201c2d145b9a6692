using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>
/// That nobody has locked the environment, as something that a run needs before it changes the release there. It stands behind the lease:
/// the lock is looked at once that is held, so that nobody starts who asked a moment before it was set.
/// </summary>
internal sealed class UnlockedEnvironment(string environment, IEnvironmentHost host) : IHold
{
    public string Key => $"unlocked:{environment}";

    public string Description => $"the right to change {environment}";

    public Query<string?> Holder => new($"the lock of {environment}", async cancellation => (await EnvironmentLocks.Of(host).Ask(cancellation))?.ToString());

    public async Task<IAsyncDisposable> AcquireAsync(CancellationToken cancellation) => await host.Lock.Ask(cancellation) is not { } locked
        ? new Nothing()
        : throw new FailureException($"{environment} is {locked}.") { NextSteps = [$"./build.sh Unlock --environment {environment}   # once that is over"] };

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
