namespace Pipeline.Delivery.Tests.Backups;

/// <summary>Data that changes while it is backed up. The lines of the run are the moments at which it does.</summary>
public sealed class LivingDataTests : BackedUpService
{
    [Fact]
    public async Task What_vanishes_meanwhile_and_sockets_are_left_out_and_told()
    {
        var vanishing = Root.Write("data/b.json", "{}");
        Root.Write("data/c.json", "{}");
        using var socket = Listen("a.sock");
        var watched = new Run { OnLine = line => { if (line.Contains("a.sock", StringComparison.Ordinal)) File.Delete(vanishing); } };

        await watched.ApplyAsync(Backup("run").Plan());

        watched.Lines.Should().Contain($"Left out {Data}/a.sock: it is a socket.").And.Contain($"Left out {vanishing}: it vanished meanwhile.");
        (await AllAsync())[0].Manifest.Data.Files.Should().Be(1);
    }

    [Fact]
    public async Task A_file_that_never_stands_still_is_a_failure_and_leaves_nothing()
    {
        var file = Root.Write("data/busy.log", "x");
        using var socket = Listen("a.sock");
        var writing = new Run { OnLine = _ => File.AppendAllText(file, "x") };

        var failure = await writing.FailAsync(Backup("run").Plan());

        failure.Message.Should().Be($"{file} changed 5 times while it was read: no moment of it can be copied.");
        Directory.Exists(InStore("run")).Should().BeFalse();
    }

    [Fact]
    public async Task A_file_that_changed_once_is_read_again()
    {
        var file = Root.Write("data/busy.log", "old");
        using var socket = Listen("a.sock");
        var writing = new Run { OnLine = line => { if (line.Contains("a.sock", StringComparison.Ordinal)) File.WriteAllText(file, "newer"); } };

        await writing.ApplyAsync(Backup("run").Plan());

        writing.Lines.Should().ContainSingle(line => line == $"{file} changed while it was read.");
        File.ReadAllText(Path.Combine(await RestoreAsync("run"), "busy.log")).Should().Be("newer");
    }
}
