namespace Quickstart.Api.Tests;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Reading_a_directory_that_is_not_there_leaves_no_trace()
    {
        var missing = directory.File("missing");

        new DataDirectory(missing).Read().Revision.Should().Be("0000");

        Directory.Exists(missing).Should().BeFalse();
    }

    [Fact]
    public void A_missing_directory_is_created_for_writing_and_the_trial_leaves_nothing()
    {
        var missing = directory.File("missing/deep");

        new DataDirectory(missing).RequireWritable();

        Directory.EnumerateFileSystemEntries(missing).Should().BeEmpty();
    }

    [Fact]
    public void A_file_in_place_of_the_directory_is_refused_by_name()
    {
        var file = directory.File("file");
        File.WriteAllText(file, "");

        var writable = () => new DataDirectory(file).RequireWritable();

        writable.Should().Throw<WrongRequestException>().WithMessage($"DATA_DIR={file} is not a directory*");
    }

    [Fact]
    public void A_write_that_fails_keeps_the_old_document()
    {
        var data = new DataDirectory(directory.FullName);
        File.WriteAllText(directory.File("notes.json"), """{"schema": "0001", "lastId": 0, "notes": []}""");
        Directory.CreateDirectory(directory.File("notes.json.next"));
        var document = data.Read();
        document.Revision = "0002";

        var replace = () => data.Replace(document);

        replace.Should().Throw<DataException>().WithMessage("*notes.json cannot be written and was left as it was*");
        data.Read().Revision.Should().Be("0001");
    }

    [Fact]
    public async Task A_lock_that_stays_held_is_reported()
    {
        var path = directory.File("notes.lock");
        using var held = await FileLock.AcquireAsync(path, TimeSpan.Zero, CancellationToken.None);

        var second = () => FileLock.AcquireAsync(path, TimeSpan.FromSeconds(0.1), CancellationToken.None);

        await second.Should().ThrowAsync<DataException>().WithMessage($"The data is busy: {path} was not free for 0.1 s.*");
    }

    [Fact]
    public async Task A_lock_goes_to_the_next_when_it_is_released()
    {
        var data = new DataDirectory(directory.FullName);
        var first = await data.LockAsync(CancellationToken.None);
        var second = data.LockAsync(CancellationToken.None);
        second.IsCompleted.Should().BeFalse();

        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task A_directory_that_vanished_is_reported_at_once()
    {
        var locking = () => new DataDirectory(directory.File("gone")).LockAsync(CancellationToken.None);

        await locking.Should().ThrowAsync<DataException>().WithMessage("The data cannot be locked: *gone*");
    }
}
