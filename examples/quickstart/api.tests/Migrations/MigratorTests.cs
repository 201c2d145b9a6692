namespace Quickstart.Api.Tests;

public sealed class MigratorTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly List<string> lines = [];

    private string DataFile => directory.File("notes.json");

    private Migrator Migrator => With(Schema.Migrations);

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Up_applies_each_pending_migration_once_in_order()
    {
        await Migrator.UpAsync(lines.Add);
        await Migrator.UpAsync(lines.Add);

        lines.Should().Equal("applied 0001 create-notes", "applied 0002 add-created-time", "applied 0003 add-author");
        Migrator.Revision.Should().Be("0003");
    }

    [Fact]
    public async Task Status_tells_applied_from_pending()
    {
        await Migrator.ToAsync("0002", _ => { });

        Migrator.Status().Should().Equal("applied 0001 create-notes", "applied 0002 add-created-time", "pending 0003 add-author");
    }

    [Fact]
    public async Task Status_shows_a_revision_that_only_a_newer_release_knows()
    {
        await With(new CreateNotes(), new Probe("0002")).UpAsync(_ => { });

        With(new CreateNotes()).Status().Should().Equal("applied 0001 create-notes", "applied 0002 by-a-newer-release");
    }

    [Fact]
    public void Status_of_no_data_is_all_pending_and_changes_nothing()
    {
        Migrator.Status().Should().OnlyContain(line => line.StartsWith("pending "));
        Migrator.Revision.Should().Be("0000");

        Directory.EnumerateFileSystemEntries(directory.FullName).Should().BeEmpty();
    }

    [Fact]
    public async Task To_goes_down_newest_first_and_up_again()
    {
        await Migrator.UpAsync(_ => { });

        await Migrator.ToAsync("0001", lines.Add);
        await Migrator.ToAsync("0001", lines.Add);
        await Migrator.ToAsync("0003", lines.Add);

        lines.Should().Equal(
            "reverted 0003 add-author", "reverted 0002 add-created-time", "applied 0002 add-created-time", "applied 0003 add-author");
    }

    [Fact]
    public async Task A_way_down_that_is_blocked_is_refused_before_its_first_step()
    {
        await Migrator.UpAsync(_ => { });

        await Refused(
            () => Migrator.ToAsync("0000", lines.Add),
            "Migration 0001 create-notes cannot be taken back. Nothing was changed: the data stays at revision 0003.");
    }

    [Fact]
    public async Task Data_of_a_newer_release_is_left_to_that_release()
    {
        await File.WriteAllTextAsync(DataFile, """{"schema": "0099", "lastId": 0, "notes": []}""");

        await Migrator.UpAsync(lines.Add);

        await Refused(() => Migrator.ToAsync("0001", lines.Add), "The data is at revision 0099, which this release does not know.*");
    }

    [Fact]
    public async Task An_unknown_revision_is_refused_with_the_known_ones()
    {
        var to = () => Migrator.ToAsync("12", lines.Add);

        await to.Should().ThrowAsync<WrongRequestException>().WithMessage("There is no migration 12. Known: 0001, 0002, 0003.");
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_data_at_the_one_before()
    {
        var failing = With(new CreateNotes(), new Probe("0002"), new Probe("0003", fails: true), new Probe("0004"));

        var up = () => failing.UpAsync(lines.Add);

        await up.Should().ThrowAsync<DataException>()
            .WithMessage("Migration 0003 probe-0003 failed: no such luck. The data stays at revision 0002.");
        lines.Should().Equal("applied 0001 create-notes", "applied 0002 probe-0002");
        failing.Revision.Should().Be("0002");
        (await File.ReadAllTextAsync(DataFile)).Split("half").Should().HaveCount(2, "only the step that succeeded has written");
    }

    [Fact]
    public async Task A_way_down_that_fails_leaves_the_data_as_it_was()
    {
        await With(new CreateNotes(), new Probe("0002")).UpAsync(_ => { });

        await Refused(
            () => With(new CreateNotes(), new Probe("0002", fails: true)).ToAsync("0001", lines.Add),
            "Migration 0002 probe-0002 failed: no such luck. The data stays at revision 0002.");
    }

    [Fact]
    public async Task Of_many_migrators_at_once_each_migration_is_taken_by_one()
    {
        Probe[] probes = [new("0002"), new("0003"), new("0004")];
        var migrators = Enumerable.Range(0, 8).Select(_ => With([new CreateNotes(), .. probes]));

        await Parallel.ForEachAsync(migrators, async (migrator, _) => await migrator.UpAsync(_ => { }));

        probes.Select(probe => probe.Taken).Should().Equal(1, 1, 1);
    }

    private Migrator With(params IReadOnlyList<IMigration> migrations) => new(new DataDirectory(directory.FullName), migrations);

    private async Task Refused(Func<Task> action, string message)
    {
        var before = await File.ReadAllBytesAsync(DataFile);
        await action.Should().ThrowAsync<DataException>().WithMessage(message);
        (await File.ReadAllBytesAsync(DataFile)).Should().Equal(before);
        lines.Should().BeEmpty();
    }
}
