using Pipeline.Lab;

namespace Pipeline.Delivery.Tests;

/// <summary>One PostgreSQL for all tests of a class; they keep apart by databases of their own. Where it is not installed there is none.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private PostgresServer? server;

    public bool IsMissing => server is null;

    public PostgresServer Server => server ?? throw new InvalidOperationException($"{LabPrograms.Postgres} is not installed: the test needs a fact that says so.");

    public async Task InitializeAsync()
    {
        if (LabPrograms.WhyNot(LabPrograms.Postgres) is null) server = await PostgresServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
