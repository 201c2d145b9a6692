using System.Formats.Tar;
using System.IO.Compression;

namespace Pipeline.Plans.Tests;

public sealed class DirectoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Run run = new();
    private readonly Promise<string> digest = Value.Promise<string>("digest", "store");

    public DirectoryTests()
    {
        folder.Write("source/b.txt", "b");
        folder.Write("source/a/nested.txt", "nested");
        var program = folder.Write("source/bin/run", "#!/bin/sh\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.CreateSymbolicLink(folder["source/bin/link"], "../a/nested.txt");
        Directory.CreateDirectory(folder["source/empty"]);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_digest_is_of_the_documented_format()
    {
        var text = "d a\0f a/nested.txt\06\0nestedf b.txt\01\0bd bin\0l bin/link\0../a/nested.txt\0x bin/run\010\0#!/bin/sh\nd empty\0";

        (await DigestAsync()).Should().Be("sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))));
    }

    [Fact]
    public async Task The_digest_tells_apart_what_differs()
    {
        var digests = new List<string> { await DigestAsync() };
        File.SetLastWriteTimeUtc(folder["source/b.txt"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        (await DigestAsync()).Should().Be(digests[0], "times do not count");

        foreach (var change in (Action[])
        [
            () => folder.Write("source/b.txt", "c"),
            () => File.Move(folder["source/b.txt"], folder["source/c.txt"]),
            () => File.SetUnixFileMode(folder["source/c.txt"], UnixFileMode.UserRead | UnixFileMode.UserExecute),
            () => Directory.Delete(folder["source/empty"]),
            () => File.Delete(folder["source/bin/link"]),
        ])
        {
            change();
            digests.Add(await DigestAsync());
        }

        digests.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Storing_puts_a_whole_copy_under_its_digest()
    {
        await run.ApplyAsync(new StoreDirectory(folder["source"], folder["store"], digest));

        var stored = StoreDirectory.PathOf(folder["store"], run.Values.Get(digest));
        Path.GetFileName(stored).Should().MatchRegex("^sha256-[0-9a-f]{64}$");
        Directory.GetFileSystemEntries(folder["store"]).Should().Equal(stored);
        (await DirectoryDigest.OfAsync(stored, CancellationToken.None)).Should().Be(run.Values.Get(digest));
        File.GetUnixFileMode(Path.Combine(stored, "bin/run")).Should().HaveFlag(UnixFileMode.UserExecute);
        File.ReadAllText(Path.Combine(stored, "bin/link")).Should().Be("nested");
    }

    [Fact]
    public async Task What_is_stored_already_is_not_copied_again()
    {
        var store = new StoreDirectory(folder["source"], folder["store"], digest);
        await run.ApplyAsync(store);
        var stored = StoreDirectory.PathOf(folder["store"], run.Values.Get(digest));
        var before = Directory.GetCreationTimeUtc(stored);

        await run.ApplyAsync(store);

        Directory.GetCreationTimeUtc(stored).Should().Be(before);
    }

    [Fact]
    public async Task Runs_that_store_at_once_agree()
    {
        for (var file = 0; file < 50; file++) folder.Write($"source/many/{file}", new string('x', 10_000));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => run.ApplyAsync(new StoreDirectory(folder["source"], folder["store"], digest)))));

        Directory.GetFileSystemEntries(folder["store"]).Should().Equal(StoreDirectory.PathOf(folder["store"], run.Values.Get(digest)));
    }

    [Theory]
    [InlineData("../../outside.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("../../source-2/file")]
    public async Task A_link_that_points_out_is_refused(string target)
    {
        File.CreateSymbolicLink(folder["source/bin/out"], target);

        var storing = () => run.ApplyAsync(new StoreDirectory(folder["source"], folder["store"], digest));

        var failure = (await storing.Should().ThrowAsync<FailureException>()).Which;
        failure.Message.Should().StartWith($"The link bin/out in {folder["source"]} points to {target}, which is outside of that folder or absolute");
        failure.NextSteps.Should().ContainSingle();
        Directory.Exists(folder["store"]).Should().BeFalse();
    }

    [Fact]
    public async Task A_missing_source_is_named()
    {
        var storing = () => run.ApplyAsync(new StoreDirectory(folder["gone"], folder["store"], digest));

        await storing.Should().ThrowAsync<FailureException>().WithMessage($"There is no folder {folder["gone"]}.");
    }

    [Fact]
    public async Task Copying_twice_is_copying_once()
    {
        var copy = new CopyDirectory(folder["source"], folder["deep/copy"]);

        await run.ApplyAsync(copy);
        await run.ApplyAsync(copy);

        (await DirectoryDigest.OfAsync(folder["deep/copy"], CancellationToken.None)).Should().Be(await DigestAsync());
        Directory.GetFileSystemEntries(folder["deep"]).Should().Equal(folder["deep/copy"]);
    }

    [Fact]
    public async Task A_copy_does_not_replace_what_differs()
    {
        folder.Write("copy/mine.txt", "mine");

        var copying = () => run.ApplyAsync(new CopyDirectory(folder["source"], folder["copy"]));

        (await copying.Should().ThrowAsync<FailureException>()).Which.NextSteps.Should().Equal($"diff -r {folder["source"]} {folder["copy"]}");
        File.ReadAllText(folder["copy/mine.txt"]).Should().Be("mine");
    }

    [Fact]
    public async Task Deleting_twice_is_deleting_once()
    {
        var delete = new DeleteDirectory(folder["source"], folder.Path);

        await run.ApplyAsync(delete);
        await run.ApplyAsync(delete);

        Directory.GetFileSystemEntries(folder.Path).Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("store/../..")]
    [InlineData("../elsewhere")]
    [InlineData("store-2")]
    public async Task Nothing_outside_of_its_root_is_deleted(string path)
    {
        folder.Write("store/keep", "");
        folder.Write("store-2/keep", "");
        var root = folder["store"];
        var target = path.Length == 0 ? root : path == "store-2" ? folder[path] : Path.Combine(root, path);

        var deleting = () => run.ApplyAsync(new DeleteDirectory(target, root));

        (await deleting.Should().ThrowAsync<FailureException>()).Which.Message.Should().EndWith($"is not deleted: it is not below {root}.");
        File.Exists(folder["store/keep"]).Should().BeTrue();
    }

    [Fact]
    public async Task Nothing_is_deleted_through_a_link()
    {
        folder.Write("elsewhere/below/keep", "");
        Directory.CreateDirectory(folder["store"]);
        Directory.CreateSymbolicLink(folder["store/link"], folder["elsewhere"]);

        var deleting = () => run.ApplyAsync(new DeleteDirectory(folder["store/link/below"], folder["store"]));

        await deleting.Should().ThrowAsync<FailureException>().WithMessage($"*: {folder["store/link"]} is a link to {folder["elsewhere"]}.");
        File.Exists(folder["elsewhere/below/keep"]).Should().BeTrue();
    }

    [Fact]
    public async Task Any_tar_unpacks_an_archive()
    {
        await run.ApplyAsync(new ArchiveDirectory(folder["source"], folder["backup/data.tar.gz"]));

        Directory.CreateDirectory(folder["unpacked"]);
        await run.ApplyAsync(new RunCommand(new Command("tar", "-xzf", folder["backup/data.tar.gz"], "-C", folder["unpacked"])));
        (await DirectoryDigest.OfAsync(folder["unpacked"], CancellationToken.None)).Should().Be(await DigestAsync());
        Directory.GetFileSystemEntries(folder["backup"]).Should().Equal(folder["backup/data.tar.gz"]);
    }

    [Fact]
    public async Task An_archive_s_entries_are_sorted()
    {
        await run.ApplyAsync(new ArchiveDirectory(folder["source"], folder["data.tar.gz"]));

        using var tar = new TarReader(new GZipStream(File.OpenRead(folder["data.tar.gz"]), CompressionMode.Decompress));
        var names = new List<string>();
        while (tar.GetNextEntry() is { } entry) names.Add(entry.Name.TrimEnd('/'));
        names.Should().Equal("a", "a/nested.txt", "b.txt", "bin", "bin/link", "bin/run", "empty");
    }

    private Task<string> DigestAsync() => DirectoryDigest.OfAsync(folder["source"], CancellationToken.None);
}
