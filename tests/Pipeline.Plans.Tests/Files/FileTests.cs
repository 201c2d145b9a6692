namespace Pipeline.Plans.Tests;

public sealed class FileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Run run = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, false, "644")]
    [InlineData(false, true, "755")]
    [InlineData(true, false, "600")]
    [InlineData(true, true, "700")]
    public async Task A_file_is_written_whole_with_its_folders(bool isPrivate, bool isExecutable, string mode)
    {
        await run.ApplyAsync(new WriteFile(folder["deep/file.txt"], "ü\n") { IsPrivate = isPrivate, IsExecutable = isExecutable });

        File.ReadAllBytes(folder["deep/file.txt"]).Should().Equal(0xC3, 0xBC, 0x0A);
        Convert.ToString((int)File.GetUnixFileMode(folder["deep/file.txt"]), toBase: 8).Should().Be(mode);
        Directory.GetFiles(folder["deep"]).Should().ContainSingle();
    }

    [Fact]
    public async Task When_writing_fails_the_old_content_stays_and_nothing_is_left_beside()
    {
        folder.Write("file.txt", "old");
        var writing = () => AtomicFile.WriteAsync(folder["file.txt"], async stream =>
        {
            await stream.WriteAsync(new byte[100_000]);
            throw new FailureException("the source ended early");
        });

        await writing.Should().ThrowAsync<FailureException>();
        File.ReadAllText(folder["file.txt"]).Should().Be("old");
        Directory.GetFiles(folder.Path).Should().ContainSingle();
    }

    [Fact]
    public async Task Writers_of_one_file_at_once_do_not_mix()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(() => run.ApplyAsync(new WriteFile(folder["file"], new string((char)('a' + writer), 100_000))))));

        File.ReadAllText(folder["file"]).Distinct().Should().ContainSingle();
        Directory.GetFiles(folder.Path).Should().ContainSingle();
    }

    [Fact]
    public async Task A_reader_sees_a_whole_file_even_when_the_writer_is_killed()
    {
        for (var round = 0; round < 4; round++)
        {
            var file = folder[$"round-{round}"];
            using var writer = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [typeof(FileTests).Assembly.Location, file]))!;
            while (!File.Exists(file) && !writer.HasExited) await Task.Delay(5);
            for (var reading = 0; reading < 20 + round; reading++) Whole(file);
            writer.Kill();
            await writer.WaitForExitAsync();

            Whole(file);
        }
    }

    [Fact]
    public async Task A_line_is_appended_behind_a_torn_one()
    {
        folder.Write("audit.log", "first\ntor");

        await run.ApplyAsync(new AppendLine(folder["audit.log"], "second"));
        await run.ApplyAsync(new AppendLine(folder["deep/new.log"], "only"));

        File.ReadAllText(folder["audit.log"]).Should().Be("first\ntor\nsecond\n");
        File.ReadAllText(folder["deep/new.log"]).Should().Be("only\n");
    }

    private static void Whole(string file)
    {
        var content = File.ReadAllBytes(file);
        content.Should().HaveCount(AtomicWriter.Length);
        content.AsSpan().IndexOfAnyExcept(content[0]).Should().Be(-1, "all of it is of one writing");
    }
}
