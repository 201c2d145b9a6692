using Pipeline.Lab;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.DatabaseLocks;

/// <summary>The lock of a real PostgreSQL.</summary>
public sealed class DatabaseLockTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private PostgresServer Server => postgres.Server;

    [FactNeeding(LabPrograms.Postgres)]
    public async Task One_run_has_it_and_others_wait_and_say_for_whom()
    {
        var first = new Locked(Server.Url, "pipeline ada@laptop, run 1");
        await first.TakeAsync();
        var second = new Locked(Server.Url, "pipeline mona@ci, run 2") { Patience = TimeSpan.FromSeconds(1) };

        var failure = await FluentActions.Awaiting(second.TakeAsync).Should().ThrowAsync<FailureException>();

        second.Lines.Should().Equal("The database of api is being migrated by pipeline ada@laptop, run 1 at 127.0.0.1; waiting.");
        failure.Which.Message.Should().Be("The database of api is still being migrated by pipeline ada@laptop, run 1 at 127.0.0.1, after 1 s.");
        await first.GiveBackAsync();
        await second.TakeAsync();
        await second.GiveBackAsync();
        (await ConnectionsAsync()).Should().Be("0");
    }

    [FactNeeding(LabPrograms.Postgres)]
    public async Task It_is_free_when_its_connection_ends_and_the_one_who_had_it_is_told()
    {
        var first = new Locked(Server.Url, "first");
        await first.TakeAsync();
        await Server.SqlAsync("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'first'");

        var second = new Locked(Server.Url, "second");
        await second.TakeAsync();

        (await FluentActions.Awaiting(first.GiveBackAsync).Should().ThrowAsync<FailureException>())
            .Which.Message.Should().Be("The connection with the migration lock of api broke while it was held: another run may have migrated meanwhile.");
        await second.GiveBackAsync();
    }

    [FactNeeding(Pooler.Program)]
    public async Task A_pooler_is_refused()
    {
        await using var pooler = await Pooler.StartAsync(Server);

        var failure = await FluentActions.Awaiting(new Locked(pooler.Url, "me").TakeAsync).Should().ThrowAsync<FailureException>();

        failure.Which.Message.Should().Be("DATABASE_URL of api leads to a connection pooler, where a lock does not stay with who took it.");
        (await Server.SqlAsync("select count(*) from pg_locks where locktype = 'advisory'")).Should().Be("0");
    }

    [FactNeeding(LabPrograms.Postgres)]
    public async Task What_is_wrong_with_an_address_is_told_without_its_password()
    {
        (await MessageAsync(Server.Url.Replace(PostgresServer.Password, "wr0ng-p@ss".Replace("@", "%40", StringComparison.Ordinal), StringComparison.Ordinal)))
            .Should().StartWith($"The database in DATABASE_URL of api at 127.0.0.1:{Server.Port} cannot be locked: 28P01: password authentication failed");
        (await MessageAsync("postgresql://app:s3cret@127.0.0.1:1/app")).Should().StartWith("The database in DATABASE_URL of api at 127.0.0.1:1 cannot be locked: ").And.NotContain("s3cret");
        (await MessageAsync("mysql://app:s3cret@db/app")).Should().Be("DATABASE_URL of api is not the address of a PostgreSQL database.");
    }

    private async Task<string> ConnectionsAsync() => await Server.SqlAsync($"select count(*) from pg_stat_activity where application_name like 'pipeline%'");

    private static async Task<string> MessageAsync(string url) =>
        (await FluentActions.Awaiting(new Locked(url, "me").TakeAsync).Should().ThrowAsync<FailureException>()).Which.Message;
}
