using System.Text;

namespace Pipeline.Agent.Tests;

public sealed class ServiceLogTests : IDisposable
{
    private readonly TemporaryHome home = new();

    private string LogFile => Path.Combine(home.Directory, "logs", "web.log");

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_full_log_makes_room_and_keeps_one_predecessor()
    {
        var lines = Enumerable.Range(1, 40_000).Select(number => $"line {number}").ToArray();

        await WriteAsync(string.Join('\n', lines) + "\n", limit: 100_000);

        new FileInfo(LogFile).Length.Should().BeInRange(1, 100_000);
        new FileInfo(LogFile + ".1").Length.Should().BeInRange(50_000, 100_000);
        Directory.GetFiles(Path.GetDirectoryName(LogFile)!).Should().HaveCount(2);
        (await LogTail.ReadAsync(LogFile, 8_000)).Should().Equal(lines[^8_000..], "the tail goes on in the predecessor");
    }

    [Fact]
    public async Task A_later_pool_of_the_same_name_begins_its_own_log()
    {
        await WriteAsync(new string('x', 150_000) + "\nfirst\n", limit: 100_000);
        await WriteAsync("second\n");

        (await LogTail.ReadAsync(LogFile, 10)).Should().Equal("second");
        (await File.ReadAllTextAsync(LogFile + ".previous")).Should().EndWith("first\n");
    }

    [Fact]
    public async Task The_last_lines_are_read()
    {
        await WriteAsync("one\ntwo\nthree without an end");

        (await LogTail.ReadAsync(LogFile, 2)).Should().Equal("two", "three without an end");
    }

    [Fact]
    public async Task A_log_that_was_never_written_has_no_lines() =>
        (await LogTail.ReadAsync(LogFile, 10)).Should().BeEmpty();

    private async Task WriteAsync(string text, long limit = 1_000_000)
    {
        using var output = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await new ServiceLog(LogFile, new AgentLog(TextWriter.Null, TimeProvider.System), limit).CopyAsync(output);
    }
}
