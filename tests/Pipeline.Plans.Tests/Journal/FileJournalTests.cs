namespace Pipeline.Plans.Tests;

public sealed class FileJournalTests : IDisposable
{
    private static readonly RunHeader Header = new(
        "20260131-142530-7f3a", "maria", "./build.sh DeployStaging --api-key hunter22", "8f2c41d0a1b2c3d4e5f60718293a4b5c6d7e8f90", ["staging"], "1.4.0");

    private readonly TemporaryFolder folder = new();
    private readonly Redactor redactor = new();

    public FileJournalTests() => redactor.Add(new Secret("key", "hunter22"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Its_lines_are_json()
    {
        string path;
        using (var journal = Open(new Noon()))
        {
            path = journal.Path;
            journal.Intent("DeployStaging/start", "curl 'http://agent/‹x›' > \"a\"");
            journal.Outcome("DeployStaging/start", TimeSpan.FromMilliseconds(12.3456), failure: null);
            journal.Intent("DeployStaging/switch", "login hunter22");
            journal.Outcome("DeployStaging/switch", TimeSpan.FromSeconds(61), "hunter22 was refused");
        }

        Path.GetFileName(path).Should().Be("20260131-142530-7f3a.jsonl");
        Golden.Matches(File.ReadAllText(path), extension: "jsonl");
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        using var journal = Open(TimeProvider.System);
        journal.Intent("a", "first\nsecond");
        journal.Outcome("a", TimeSpan.FromSeconds(1.5), "it broke");
        journal.Intent("b", "ü 🚀");

        var read = JournalReader.Read(journal.Path);

        read.Header.Should().BeEquivalentTo(Header with { CommandLine = "./build.sh DeployStaging --api-key ***" });
        read.Entries.Should().HaveCount(3);
        read.Entries[0].Should().BeOfType<JournalIntent>().Which.Description.Should().Be("first\nsecond");
        read.Entries[1].Should().BeOfType<JournalOutcome>().Which.Should().Match<JournalOutcome>(outcome => outcome.Failure == "it broke" && outcome.Duration == TimeSpan.FromSeconds(1.5));
        read.Entries.Should().AllSatisfy(entry => entry.Time.Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5)));
        read.Unfinished.Should().ContainSingle().Which.Description.Should().Be("ü 🚀");
    }

    [Fact]
    public void A_torn_last_line_does_not_count()
    {
        using var journal = Open(TimeProvider.System);
        journal.Intent("a", "first");
        var whole = File.ReadAllBytes(journal.Path);
        journal.Outcome("a", TimeSpan.Zero, failure: null);
        var more = File.ReadAllBytes(journal.Path);
        for (var length = whole.Length; length < more.Length; length++)
        {
            var torn = folder[$"torn-{length}"];
            File.WriteAllBytes(torn, more[..length]);

            JournalReader.Read(torn).Entries.Should().ContainSingle().Which.Should().BeOfType<JournalIntent>();
        }
    }

    [Fact]
    public void A_broken_line_in_the_middle_is_told()
    {
        using var journal = Open(TimeProvider.System);
        var broken = folder.Write("broken.jsonl", File.ReadAllText(journal.Path) + "{\"entry\":\"intent\"}\n{}\n");

        var reading = () => JournalReader.Read(broken);

        reading.Should().Throw<FailureException>().WithMessage($"Line 2 of {broken} is not what a journal holds: *");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"entry\":\"run\"")]
    public void A_file_without_a_header_is_no_journal(string text)
    {
        var file = folder.Write("empty.jsonl", text);

        var reading = () => JournalReader.Read(file);

        reading.Should().Throw<FailureException>().WithMessage($"{file} is no journal: its first line is missing.");
    }

    [Fact]
    public void Another_version_s_journal_is_refused()
    {
        using var journal = Open(TimeProvider.System);
        var newer = folder.Write("newer.jsonl", File.ReadAllText(journal.Path).Replace("\"schema\":1", "\"schema\":2", StringComparison.Ordinal));

        var reading = () => JournalReader.Read(newer);

        reading.Should().Throw<FailureException>().WithMessage("*(journal format 2, here 1).");
    }

    [Fact]
    public async Task Branches_that_write_at_once_do_not_mix_their_lines()
    {
        using var journal = Open(TimeProvider.System);
        var run = new Run();
        var steps = Enumerable.Range(0, 8).Select(branch =>
            new Step($"branch-{branch}", Plan.Sequence(Enumerable.Range(0, 10).Select(step => new Step($"{step}", Act.Ok(new string((char)('a' + branch), 1000)))))));

        await new Applier(journal, Interruption.None).ApplyAsync("x", Plan.Parallel(steps), run.Context());

        var read = JournalReader.Read(journal.Path);
        read.Entries.Should().HaveCount(160);
        read.Unfinished.Should().BeEmpty();
    }

    [Fact]
    public void Only_its_user_can_read_it()
    {
        using var journal = Open(TimeProvider.System);

        File.GetUnixFileMode(journal.Path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        var file = folder.Write("file", "");

        var opening = () => new FileJournal(Path.Combine(file, "journal"), Header, redactor, TimeProvider.System);

        opening.Should().Throw<FailureException>().WithMessage($"The journal {Path.Combine(file, "journal", "20260131-142530-7f3a.jsonl")} cannot be written: *");
    }

    private FileJournal Open(TimeProvider time) => new(folder["journal"], Header, redactor, time);

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    }
}
