using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Backups;

public sealed class PostgresProgramsTests
{
    private static readonly PostgresPrograms[] Installed = [new("/usr/lib/postgresql/17/bin", 17), new("/usr/lib/postgresql/13/bin", 13), new("/usr/lib/postgresql/15/bin", 15)];

    [Theory]
    [InlineData(15, 15)]
    [InlineData(14, 15)]
    [InlineData(12, 13)]
    public void The_same_version_is_chosen_or_the_next_newer_one(int dumped, int chosen) =>
        PostgresPrograms.Choose(Installed, dumped).Version.Should().Be(chosen);

    [Fact]
    public void Older_servers_are_refused()
    {
        var failure = FluentActions.Invoking(() => PostgresPrograms.Choose(Installed, 18)).Should().Throw<FailureException>().Which;

        failure.Message.Should().Be("The dump is of PostgreSQL 18; installed here is 13, 15, 17, which is older.");
        failure.NextSteps.Should().Equal("apt-get install postgresql-18", "or name an empty database of such a server: DatabaseSecret of the drill.");
    }

    [Fact]
    public void Without_any_server_it_says_so() =>
        FluentActions.Invoking(() => PostgresPrograms.Choose([], 15)).Should().Throw<FailureException>()
            .Which.Message.Should().Be("No PostgreSQL server is installed here; the dump is of PostgreSQL 15.");
}
