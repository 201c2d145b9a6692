namespace Pipeline.Targets.Tests;

/// <summary>What code of a target writes to <see cref="Console"/> belongs to the target.</summary>
public sealed class ConsoleTests
{
    [Fact]
    public void Pieces_of_parallel_targets_become_whole_lines_under_their_names()
    {
        var run = Started.Build<Writing>("Both", "--parallel", "2");

        run.ExitCode.Should().Be(0, run.Output);
        var lines = run.Output.Split('\n').Where(line => line.Contains("pieces", StringComparison.Ordinal)).ToList();
        lines.Should().HaveCount(200);
        lines.Should().OnlyContain(line => line == "One  | a line of One in pieces" || line == "Two  | a line of Two in pieces");
    }

    [Fact]
    public void Errors_and_formats_and_characters_arrive_too()
    {
        var output = Started.Build<Writing>("Kinds").Output;

        output.Should().Contain("== Kinds\nan error\n1 and 2\nabc\n3\n\nprogress 1\nprogress 2\nno end\n== Kinds succeeded");
    }

    [Fact]
    public void Threads_and_tasks_of_a_target_belong_to_it()
    {
        var run = Started.Build<Writing>("Threads", "Both", "--parallel", "3");

        run.Output.Should().Contain("Threads | from a thread").And.Contain("Threads | from a task").And.Contain("Threads | from a loop");
    }

    [Fact]
    public void After_the_run_the_console_is_as_before()
    {
        var before = Console.Out;

        Started.Build<Writing>("Kinds");

        Console.Out.Should().BeSameAs(before);
    }

    private sealed class Writing : PipelineBuild
    {
        private readonly Barrier barrier = new(2);

        public Target One => _ => _.Executes(() => WriteInPieces("One"));

        public Target Two => _ => _.Executes(() => WriteInPieces("Two"));

        public Target Both => _ => _.DependsOn(One, Two);

        public Target Kinds => _ => _.Executes(() =>
        {
            Console.Error.WriteLine("an error");
            Console.WriteLine("{0} and {1}", 1, 2);
            Console.Write('a');
            Console.Write(['b', 'c']);
            Console.WriteLine();
            Console.WriteLine(3);
            Console.Out.Write("\r\n");
            Console.Write("progress 1\rprogress 2\r");
            Console.Write("no end");
        });

        public Target Threads => _ => _.Executes(async () =>
        {
            barrier.SignalAndWait(TimeSpan.FromSeconds(1));
            var thread = new Thread(() => Console.WriteLine("from a thread"));
            thread.Start();
            thread.Join();
            await Task.Run(() => Console.WriteLine("from a task"));
            System.Threading.Tasks.Parallel.For(0, 2, _ => Console.WriteLine("from a loop"));
        });

        private void WriteInPieces(string name)
        {
            barrier.SignalAndWait(TimeSpan.FromSeconds(20));
            for (var i = 0; i < 100; i++)
            {
                foreach (var piece in (string[])["a ", "line ", "of ", name, " in ", "pieces"])
                {
                    Console.Write(piece);
                    Thread.Yield();
                }

                Console.Write('\n');
            }
        }
    }
}
