using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>Something that only one run can have, kept in memory; tells when it is taken and given back.</summary>
internal sealed class TestHold(string name, Dictionary<string, string> holders) : IHold
{
    public string Key => $"lease:{name}";

    public string Description => $"the lease of {name}";

    public bool CannotBeReleased { get; init; }

    public bool IsUnreadable { get; init; }

    public Query<string?> Holder => new($"who has {Description}", _ => IsUnreadable
        ? throw new FailureException("The host does not answer.")
        : Task.FromResult(holders.GetValueOrDefault(name)));

    public Task<IAsyncDisposable> AcquireAsync(CancellationToken cancellation)
    {
        if (holders.TryGetValue(name, out var other))
        {
            throw new FailureException($"{Description} is taken: {other}.")
            {
                NextSteps = [$"Look again later: ./build.sh Status --environment {name}"],
            };
        }

        holders.Add(name, "this run");
        Console.WriteLine($"took {name}");
        return Task.FromResult<IAsyncDisposable>(new Held(this, name, holders));
    }

    private sealed class Held(TestHold hold, string name, Dictionary<string, string> holders) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            if (hold.CannotBeReleased) throw new FailureException("The host does not answer.");

            holders.Remove(name);
            Console.WriteLine($"gave back {name}");
            return ValueTask.CompletedTask;
        }
    }
}
