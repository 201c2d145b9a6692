using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.DatabaseLocks;

/// <summary>A run that takes the lock of a database and gives it back.</summary>
internal sealed class Locked(string url, string by) : IOutput
{
    private readonly Promise<DatabaseLock> held = Value.Promise<DatabaseLock>("lock", "Migrate");
    private readonly Values values = new();
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public Task TakeAsync() =>
        new TakeDatabaseLock("api", "DATABASE_URL", new Secret("DATABASE_URL", url), LocalApplication.AnyHost, by, Patience, held).ApplyAsync(Context);

    public Task GiveBackAsync() => new GiveBackDatabaseLock("api", held).ApplyAsync(Context);

    void IOutput.Line(string text) => lines.Add(text);

    private ApplyContext Context => new() { Values = values, Output = this, Time = TimeProvider.System, Cancellation = CancellationToken.None };
}
