using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Backups;

/// <summary>What is listed, and what only claims to be a backup.</summary>
public sealed class BackupCatalogTests : IDisposable
{
    private readonly TemporaryFolder root = new();
    private readonly Run run = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task A_store_that_is_not_there_yet_has_none() => (await ListAsync()).Should().BeEquivalentTo(BackupListing.Empty);

    [Fact]
    public async Task The_newest_by_its_manifest_comes_first()
    {
        var first = await TakeAsync();
        var second = await TakeAsync();

        (await ListAsync()).Backups.Select(backup => backup.Folder).Should().Equal(second, first);
    }

    [Fact]
    public async Task A_place_without_a_manifest_is_no_backup_and_the_next_one_removes_it()
    {
        var folder = await TakeAsync();
        File.Delete(FileOf(folder, "manifest.json"));
        root.Write($"store/{folder}x/data.tar.part", "half");

        (await ListAsync()).Should().BeEquivalentTo(new BackupListing([], [], [folder]));
        var next = await TakeAsync();

        (await ListAsync()).Backups.Should().ContainSingle().Which.Folder.Should().Be(next);
        Directory.GetDirectories(Path.Combine(root.Path, "store/shop/production/data")).Should().ContainSingle();
        run.Lines.Should().Contain($"Removed {root.Path}/store/{folder}: it has no manifest.json, so it was never a backup.")
            .And.Contain($"Removed {root.Path}/store/{folder}x/data.tar.part: the backup was never completed.");
    }

    [Theory]
    [InlineData("\"rows\"", "\"rowz\"", "Its manifest was changed, or sealed with another secret.")]
    [InlineData("\"by\": \"omar\"", "\"by\": \"eve!\"", "Its manifest was changed, or sealed with another secret.")]
    [InlineData("\"seal\": {", "\"seal\": null, \"was\": {", "Its manifest is not sealed.")]
    [InlineData("{\n\"backup\"", "{\n\"broken\"", "Its manifest cannot be read: ")]
    public async Task A_manifest_that_somebody_changed_is_told_and_does_not_count(string from, string to, string reason)
    {
        var file = FileOf(await TakeAsync(), "manifest.json");
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Contains(from, StringComparison.Ordinal) ? text.Replace(from, to, StringComparison.Ordinal) : text.Replace("\"id\"", "\"ie\"", StringComparison.Ordinal));

        var listing = await ListAsync();

        listing.Backups.Should().BeEmpty();
        listing.Broken.Should().ContainSingle().Which.Reason.Should().StartWith(reason);
    }

    [Fact]
    public async Task A_backup_that_was_moved_is_none_of_its_new_place()
    {
        var folder = await TakeAsync();
        Directory.Move(Path.Combine(root.Path, "store", folder), Path.Combine(root.Path, "store", folder + "0"));

        (await ListAsync()).Broken.Should().ContainSingle().Which.Reason.Should().Be($"It was made for {folder}.");
    }

    [Fact]
    public async Task A_manifest_with_another_secret_does_not_count()
    {
        await TakeAsync();

        (await BackupCatalog.Of(Place("another secret of somebody")).Ask(CancellationToken.None)).Broken.Should().ContainSingle();
    }

    [Fact]
    public async Task What_lies_there_only_its_user_can_read()
    {
        var folder = await TakeAsync();

        foreach (var file in Directory.EnumerateFiles(Path.Combine(root.Path, "store", folder)))
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_is_a_failure()
    {
        root.Write("store", "a file where a folder should be");

        var failure = await run.FailAsync(PlanOf(Place("the seal of the shop"), out _));

        failure.Message.Should().StartWith($"{root.Path}/store cannot be written: ");
    }

    private string FileOf(string folder, string name) => Path.Combine(root.Path, "store", folder, name);

    private Task<BackupListing> ListAsync() => BackupCatalog.Of(Place("the seal of the shop")).Ask(CancellationToken.None);

    private async Task<string> TakeAsync()
    {
        var plan = PlanOf(Place("the seal of the shop"), out var taken);
        var values = new Values();
        await run.ApplyAsync(plan, values);
        return values.Get(taken!).Folder;
    }

    private static Plan PlanOf(BackupPlace place, out Value<Backup>? taken) => BackupPlan.Of(
        new BackupRequest(place, place.Site.Environment.Host.For(place.Site), Running: null, new RunStamp("20260131-140000-7f3a", "omar", TimeProvider.System)), out taken);

    private BackupPlace Place(string seal)
    {
        root.Write("data/a.json", "{}");
        var policy = new BackupPolicy("data")
        {
            Source = DirectorySource.At("data", SourcePlace.Here),
            Store = new DirectoryStore("store"),
            Compression = Compression.None,
            SealSecret = "SEAL",
        };
        var environment = new DeploymentEnvironment("production") { Host = new LocalHost(7080), Backups = [policy] };
        return new BackupPlace(new Site(new Application("shop"), environment, root.Path) { Secret = name => new Secret(name, seal) }, policy);
    }
}
