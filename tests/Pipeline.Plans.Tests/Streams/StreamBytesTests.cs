using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Plans.Tests.Streams;

public sealed class StreamBytesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Run run = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_is_shown_as_a_pipeline_that_a_person_could_paste()
    {
        var stream = new StreamBytes(
            new CommandSource(new Command("pg_dump", "-Fc", "my db") { Secrets = System.Collections.Immutable.ImmutableSortedDictionary<string, Secret>.Empty.Add("PGPASSWORD", new Secret("PGPASSWORD", "hidden")) }),
            new CommandSink(new Command("tee", "a b")))
        {
            Stages = [new Command("zstd", "-T0"), new Command("gpg", "--passphrase-fd=0") { Input = new Secret("PASSPHRASE", "hidden") }],
        };

        stream.Describe(new Values()).Should().Be("PGPASSWORD=*** pg_dump -Fc 'my db' | zstd -T0 | { echo ***; cat; } | gpg --passphrase-fd=0 | tee 'a b'");
    }

    [Fact]
    public async Task Every_part_is_measured_and_the_ends_are_hashed()
    {
        var target = new MemorySink();
        var result = Value.Promise<StreamResult>("result", "stream");
        var plain = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 200_000).Select(number => $"{number}\n")));

        await ApplyAsync(new StreamBytes(Shell("seq 0 199999"), target) { Stages = [new Command("gzip", "-c"), new Command("cat")], Result = result });

        var (parts, stored) = (run.Values.Get(result).Parts, target.Bytes);
        parts.Select(part => part.Name).Should().Equal("sh", "gzip", "cat");
        run.Values.Get(result).Plain.Should().Be(new StreamMeasure("sh", plain.Length, Convert.ToHexStringLower(SHA256.HashData(plain))));
        parts[1].Should().Be(new StreamMeasure("gzip", stored.Length, Sha256: null));
        run.Values.Get(result).Stored.Should().Be(new StreamMeasure("cat", stored.Length, Convert.ToHexStringLower(SHA256.HashData(stored))));
        target.IsComplete.Should().BeTrue();
    }

    [Fact]
    public async Task Without_stages_what_is_stored_is_what_the_source_gave()
    {
        var result = Value.Promise<StreamResult>("result", "stream");

        await ApplyAsync(new StreamBytes(Shell("printf abc"), new MemorySink()) { Result = result });

        run.Values.Get(result).Stored.Should().BeSameAs(run.Values.Get(result).Plain);
        run.Values.Get(result).Plain.Bytes.Should().Be(3);
    }

    [Theory]
    [InlineData("head -c 300000 /dev/zero; echo broken >&2; exit 3", "cat", "cat", "sh ended with exit code 3.")]
    [InlineData("head -c 300000 /dev/zero; kill -9 $$", "cat", "cat", "sh ended with exit code 137.")]
    [InlineData("cat /dev/zero", "head -c 100000; exit 4", "cat", "sh ended with exit code 4.")]
    [InlineData("cat /dev/zero", "cat", "head -c 100000; exit 5", "sh ended with exit code 5.")]
    [InlineData("cat /dev/zero", "head -c 100000", "cat", "sh stopped reading before the end of the stream.")]
    [InlineData("cat /dev/zero", "exec <&-; sleep 60", "cat", "sh stopped reading before the end of the stream.")]
    public async Task One_that_dies_ends_all_and_nothing_is_completed(string source, string first, string second, string expected)
    {
        var target = new MemorySink();

        var failure = await FailAsync(new StreamBytes(Shell(source), target) { Stages = [Program(first), Program(second)] });

        failure.Message.Should().Be(expected);
        target.IsComplete.Should().BeFalse();
        target.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task What_the_dying_program_said_stands_in_the_failure()
    {
        var failure = await FailAsync(new StreamBytes(new CommandSource(Program("echo why >&2; exit 1")) { NextSteps = ["mend it"] }, new MemorySink()));

        failure.Details.Should().Equal("why");
        failure.NextSteps.Should().Equal("mend it");
    }

    [Fact]
    public async Task A_target_that_fails_ends_the_source()
    {
        var failure = await FailAsync(new StreamBytes(Shell("cat /dev/zero"), new MemorySink { FailsAfter = 1_000_000 }) { Stages = [new Command("cat")] });

        failure.Message.Should().Be("no space");
    }

    [Fact]
    public async Task A_stream_in_which_nothing_moves_is_given_up()
    {
        var failure = await FailAsync(new StreamBytes(Shell("echo begun; sleep 60"), new MemorySink()) { Patience = TimeSpan.FromMilliseconds(300) });

        failure.Message.Should().Be("Nothing moved for 300 ms: sh 6 bytes. The stream was given up.");
    }

    [Fact]
    public async Task An_interruption_ends_all()
    {
        using var interrupt = new CancellationTokenSource();
        var target = new MemorySink { OnBytes = _ => interrupt.Cancel() };

        await FluentActions.Awaiting(() => ApplyAsync(new StreamBytes(Shell("cat /dev/zero"), target) { Stages = [new Command("cat")] }, interrupt.Token))
            .Should().ThrowAsync<OperationCanceledException>();
        target.IsComplete.Should().BeFalse();
    }

    [Fact]
    public async Task A_source_may_accept_an_exit_code()
    {
        var target = new MemorySink();

        await ApplyAsync(new StreamBytes(new CommandSource(Program("echo data; echo vanished >&2; exit 1")) { Accepts = (exit, said) => exit == 1 && said.Contains("vanished") }, target));

        Encoding.ASCII.GetString(target.Bytes).Should().Be("data\n");
    }

    [Fact]
    public async Task A_stage_gets_its_input_before_the_stream()
    {
        var target = new MemorySink();

        await ApplyAsync(new StreamBytes(Shell("printf stream"), target)
        {
            Stages = [Program("IFS= read -r first; echo \"[$first]\"; cat") with { Input = new CommandInput("***", Encoding.ASCII.GetBytes("the passphrase\n")) }],
        });

        Encoding.ASCII.GetString(target.Bytes).Should().Be("[the passphrase]\nstream");
    }

    [Fact]
    public async Task A_command_takes_a_stream_and_its_exit_code_counts()
    {
        var file = Path.Combine(folder.Path, "out");

        await ApplyAsync(new StreamBytes(Shell("seq 100000"), new CommandSink(Program($"cat > '{file}'"))));
        var failure = await FailAsync(new StreamBytes(Shell("seq 100000"), new CommandSink(Program("cat > /dev/null; echo bad >&2; exit 2"))));

        File.ReadLines(file).Last().Should().Be("100000");
        failure.Message.Should().Be("sh ended with exit code 2.");
        failure.Details.Should().Equal("bad");
    }

    [Fact]
    public async Task Who_is_slow_holds_the_others_up()
    {
        var seen = new List<long>();
        var target = new MemorySink { Pause = TimeSpan.FromMilliseconds(20), OnBytes = bytes => seen.Add(bytes), FailsAfter = 2_000_000 };

        var failure = await FailAsync(new StreamBytes(Shell("cat /dev/zero"), target) { Stages = [new Command("cat")] });

        failure.Message.Should().Be("no space");
        seen.Should().OnlyContain(bytes => bytes < 3_000_000);
    }

    private static CommandSource Shell(string script) => new(Program(script));

    private static Command Program(string script) => script == "cat" ? new("cat") : new("sh", "-c", script);

    private Task ApplyAsync(StreamBytes stream, CancellationToken cancellation = default) => stream.ApplyAsync(run.Context(cancellation));

    private async Task<FailureException> FailAsync(StreamBytes stream) =>
        (await FluentActions.Awaiting(() => ApplyAsync(stream)).Should().ThrowAsync<FailureException>()).Which;
}
