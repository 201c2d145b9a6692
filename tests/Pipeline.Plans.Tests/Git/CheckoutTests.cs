namespace Pipeline.Plans.Tests;

public sealed class CheckoutTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_clean_branch_without_tags()
    {
        await CommitAsync("first");
        await CommitAsync("second");

        var checkout = await ReadAsync();

        checkout.Commit.Should().Be(await GitAsync("rev-parse", "HEAD"));
        checkout.ShortCommit.Should().HaveLength(8);
        checkout.Branch.Should().Be("trunk");
        checkout.LatestTag.Should().BeNull();
        checkout.CommitsSinceTag.Should().Be(2);
        checkout.CommitTime.Should().Be(new DateTimeOffset(2026, 1, 31, 14, 25, 30, TimeSpan.FromHours(1)));
        checkout.IsClean.Should().BeTrue();
    }

    [Fact]
    public async Task The_nearest_version_tag_counts_whatever_other_tags_there_are()
    {
        await CommitAsync("first");
        await GitAsync("tag", "v1.4.0-rc-2");
        await GitAsync("tag", "nightly");
        (await ReadAsync()).Should().Match<Checkout>(checkout => checkout.LatestTag == "v1.4.0-rc-2" && checkout.CommitsSinceTag == 0);

        await CommitAsync("second");
        await GitAsync("tag", "latest");

        (await ReadAsync()).Should().Match<Checkout>(checkout => checkout.LatestTag == "v1.4.0-rc-2" && checkout.CommitsSinceTag == 1);
    }

    [Theory]
    [InlineData("v1.4.0-rc-2")]
    [InlineData(null)]
    public async Task A_shallow_checkout_takes_the_description_of_its_commit(string? tag)
    {
        await CommitAsync("first");
        if (tag is not null) await GitAsync("tag", tag);
        await CommitAsync("second");
        var whole = await ReadAsync();
        using var shallow = new TemporaryFolder();
        await GitAsync("clone", "--quiet", "--depth=1", "--no-tags", $"file://{folder.Path}", shallow["clone"]);

        var read = await Checkout.Query(shallow["clone"], whole.Description).Ask(CancellationToken.None);

        read.Should().Be(whole).And.Match<Checkout>(checkout => checkout.LatestTag == tag && checkout.CommitsSinceTag == (tag == null ? 2 : 1));
    }

    [Theory]
    [InlineData("v9.9.9-0-g0123456789012345678901234567890123456789")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_description_of_another_commit_does_not_count(string description)
    {
        await CommitAsync("first");

        var read = await Checkout.Query(folder.Path, description).Ask(CancellationToken.None);

        read.Should().Match<Checkout>(checkout => checkout.LatestTag == null && checkout.CommitsSinceTag == 1);
    }

    [Fact]
    public async Task A_detached_head_has_no_branch()
    {
        await CommitAsync("first");
        await GitAsync("checkout", "--detach", "--quiet");

        (await ReadAsync()).Branch.Should().BeNull();
    }

    [Fact]
    public async Task Every_difference_from_HEAD_makes_it_dirty_in_its_own_way()
    {
        folder.Write("src/a b.txt", "one");
        folder.Write(".gitignore", "bin/\n");
        await CommitAsync("first");
        folder.Write("bin/ignored.dll", "ignored");
        (await ReadAsync()).IsClean.Should().BeTrue("what git ignores does not count");

        var hashes = new List<string?>();
        async Task ChangeAsync(Action change)
        {
            change();
            hashes.Add((await ReadAsync()).DirtyHash);
            hashes.Add((await ReadAsync()).DirtyHash);
        }

        await ChangeAsync(() => folder.Write("src/a b.txt", "two"));
        await ChangeAsync(() => folder.Write("src/a b.txt", "three"));
        await ChangeAsync(() => folder.Write("new/file.txt", "one"));
        await ChangeAsync(() => folder.Write("new/file.txt", "two"));
        await ChangeAsync(() => File.SetUnixFileMode(folder["src/a b.txt"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        await ChangeAsync(() => File.CreateSymbolicLink(folder["link"], "a"));
        await ChangeAsync(() => File.Delete(folder["src/a b.txt"]));

        hashes.Should().AllSatisfy(hash => hash.Should().MatchRegex("^[0-9a-f]{8}$"));
        hashes.Distinct().Should().HaveCount(7, "each change gives another hash, and reading twice the same");
    }

    [Fact]
    public async Task Changes_outside_of_a_folder_of_the_repository_count_too()
    {
        folder.Write("api/a.txt", "one");
        folder.Write("b.txt", "one");
        await CommitAsync("first");
        folder.Write("b.txt", "two");
        var first = (await ReadAsync("api")).DirtyHash;

        folder.Write("b.txt", "three");

        (await ReadAsync("api")).DirtyHash.Should().NotBe(first).And.NotBeNull();
    }

    [Fact]
    public async Task Staged_and_renamed_files_are_dirty()
    {
        folder.Write("a.txt", "one");
        await CommitAsync("first");
        await GitAsync("mv", "a.txt", "b c.txt");
        var renamed = (await ReadAsync()).DirtyHash;

        folder.Write("b c.txt", "two");

        renamed.Should().NotBeNull();
        (await ReadAsync()).DirtyHash.Should().NotBe(renamed).And.NotBeNull();
    }

    [Fact]
    public async Task Reading_writes_nothing()
    {
        var file = folder.Write("a.txt", "one");
        await CommitAsync("first");
        File.SetLastWriteTimeUtc(file, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc)); // git status would refresh its index.
        var before = await File.ReadAllBytesAsync(folder[".git/index"]);

        (await ReadAsync()).IsClean.Should().BeTrue();

        (await File.ReadAllBytesAsync(folder[".git/index"])).Should().Equal(before);
    }

    [Fact]
    public async Task Without_a_repository_it_says_how_to_make_one()
    {
        var failure = await FailureAsync();

        failure.Message.Should().Be($"{folder.Path} is not in a git repository; versions and releases are named after commits.");
        failure.NextSteps.Should().Equal($"cd {folder.Path} && git init && git add . && git commit -m 'Start'");
    }

    [Fact]
    public async Task Before_the_first_commit_it_says_so()
    {
        await InitAsync();

        var failure = await FailureAsync();

        failure.Message.Should().Be($"The repository of {folder.Path} has no commit yet; versions and releases are named after commits.");
        failure.NextSteps.Should().ContainSingle();
    }

    [Fact]
    public async Task A_repository_that_git_refuses_is_unreadable_in_git_s_words()
    {
        await InitAsync();
        folder.Write(".git/config", "[core\n");

        (await FailureAsync()).Message.Should().StartWith($"Git cannot read the repository of {folder.Path}: ").And.Contain("bad config");
    }

    private async Task<FailureException> FailureAsync() => (await ((Func<Task>)(() => ReadAsync())).Should().ThrowAsync<FailureException>()).Which;

    private Task<Checkout> ReadAsync(string below = "") => Checkout.Query(folder[below]).Ask(CancellationToken.None);

    private async Task InitAsync() => await GitAsync("init", "--quiet", "--initial-branch=trunk");

    private async Task CommitAsync(string message)
    {
        if (!Directory.Exists(folder[".git"])) await InitAsync();
        await GitAsync("add", "--all");
        await GitAsync("commit", "--quiet", "--allow-empty", "--message", message);
    }

    private async Task<string> GitAsync(params string[] arguments)
    {
        var git = new Command("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", .. arguments.Select(Value.Of)]) { WorkingDirectory = folder.Path };
        var environment = git.Environment.Add("GIT_COMMITTER_DATE", "2026-01-31T14:25:30+01:00").Add("GIT_CONFIG_GLOBAL", "/dev/null").Add("GIT_CONFIG_NOSYSTEM", "1");
        return (await CommandQuery.RunAsync(git with { Environment = environment }, CancellationToken.None)).Succeeded();
    }
}
