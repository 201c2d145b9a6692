using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>
/// Real processes that write their lines in pieces, at once: no line is split, and on a server every target's lines stand
/// together.
/// </summary>
public sealed class InterleavingTests
{
    private const int Lines = 40;
    private static readonly string[] Names = ["One", "Two", "Three"];
    private static readonly string[] Streams = ["out", "err"];

    [Fact]
    public void No_line_is_split_by_a_line_of_another_target()
    {
        var run = Started.Build<Writing>("All", "--parallel", "3");

        run.ExitCode.Should().Be(0, run.Output);
        foreach (var name in Names)
        {
            run.Output.Split('\n').Where(line => line.Contains($"of {name}", StringComparison.Ordinal)).Should()
                .HaveCount(2 * Lines).And.OnlyContain(line => IsWhole(line, name));
        }
    }

    [Fact]
    public void On_a_server_the_lines_of_a_target_stand_together_and_in_order()
    {
        var run = Started.Build<Writing>("All", "--parallel", "3", "--host", "github");

        run.ExitCode.Should().Be(0, run.Output);
        var log = run.Output.Split('\n');
        foreach (var name in Names)
        {
            var block = log.SkipWhile(line => line != $"::group::{name}").Skip(1).TakeWhile(line => line != "::endgroup::").ToList();
            foreach (var stream in Streams)
            {
                block.Where(line => line.StartsWith(stream, StringComparison.Ordinal))
                    .Should().Equal(Enumerable.Range(1, Lines).Select(i => $"{stream} {i} of {name}"));
            }

            block.Should().HaveCount(2 * Lines + CommandLines(block));
        }

        log.Count(line => line.StartsWith("::group::", StringComparison.Ordinal)).Should().Be(Names.Length);
    }

    private static bool IsWhole(string line, string name)
    {
        var text = line[(line.IndexOf(" | ", StringComparison.Ordinal) is var bar && bar >= 0 ? bar + 3 : 0)..];
        return text.EndsWith($" of {name}", StringComparison.Ordinal) && Streams.Contains(text[..3]);
    }

    /// <summary>The command itself is shown over several lines.</summary>
    private static int CommandLines(List<string> block) => block.Count(line => line.StartsWith("> ", StringComparison.Ordinal));

    private sealed class Writing : PipelineBuild
    {
        public Target One => _ => _.Plans(_ => Write("One"));

        public Target Two => _ => _.Plans(_ => Write("Two"));

        public Target Three => _ => _.Plans(_ => Write("Three"));

        public Target All => _ => _.DependsOn(One, Two, Three);

        private static RunCommand Write(string name) => new(new Command("sh", "-c", $"""
            i=0
            while [ $i -lt {Lines} ]; do
              i=$((i + 1))
              printf 'out '; printf 'err ' >&2
              printf "$i o"; printf "$i o" >&2
              printf 'f {name}\n'; printf 'f {name}\n' >&2
            done
            """));
    }
}
