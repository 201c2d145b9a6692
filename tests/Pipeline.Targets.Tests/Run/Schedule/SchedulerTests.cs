namespace Pipeline.Targets.Tests;

public sealed class SchedulerTests
{
    /// <summary>How long two targets wait for each other; passes at once where they run at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Serially_the_order_is_the_plan_order()
    {
        Started.Build<Wide>("All", "--parallel", "1").Ran().Should().Equal("C", "A", "B", "All");
    }

    [Fact]
    public void What_no_path_orders_runs_at_once()
    {
        Started.Build<Meeting>("Both", "--parallel", "2").ExitCode.Should().Be(0);
    }

    [Fact]
    public void No_more_run_at_once_than_allowed()
    {
        var run = Started.Build<Counting>("All", "--parallel", "2");

        run.ExitCode.Should().Be(0, run.Output);
    }

    [Fact]
    public void Nothing_runs_beside_an_exclusive_target()
    {
        var run = Started.Build<Excluding>("All", "--parallel", "4");

        run.ExitCode.Should().Be(0, run.Output);
    }

    [Fact]
    public void Order_only_edges_hold_across_skipped_targets()
    {
        Started.Build<Ordered>("First", "Last", "Middle", "--parallel", "4").Ran().Should().Equal("First", "Last");
    }

    [Fact]
    public void Targets_without_work_are_not_listed()
    {
        var run = Started.Build<Grouping>("Group");

        run.ExitCode.Should().Be(0);
        run.Statuses().Should().ContainSingle().Which.Key.Should().Be("Work");
    }

    [Fact]
    public void Bodies_of_all_kinds_run_in_order_and_are_awaited()
    {
        Started.Build<Kinds>("All").Ran().Should().Equal("action", "function", "task", "task of a function");
    }

    [Fact]
    public void Code_that_blocks_its_thread_leaves_room_for_the_others()
    {
        Started.Build<Blocking>("All", "--parallel", "16").ExitCode.Should().Be(0);
    }

    private sealed class Wide : SayingBuild
    {
        public Target C => _ => _.Executes(Says("C"));

        public Target A => _ => _.Executes(Says("A"));

        public Target B => _ => _.DependsOn(C).Executes(Says("B"));

        public Target All => _ => _.DependsOn(B, A).Executes(Says("All"));
    }

    private sealed class Meeting : SayingBuild
    {
        private readonly Barrier barrier = new(2);

        public Target One => _ => _.Executes(Meet);

        public Target Two => _ => _.Executes(Meet);

        public Target Both => _ => _.DependsOn(One, Two);

        private void Meet() => barrier.SignalAndWait(Patience).Should().BeTrue("the other runs too");
    }

    private sealed class Counting : SayingBuild
    {
        private int running;

        public Target A => _ => _.Executes(CountAsync);

        public Target B => _ => _.Executes(CountAsync);

        public Target C => _ => _.Executes(CountAsync);

        public Target D => _ => _.Executes(CountAsync);

        public Target All => _ => _.DependsOn(A, B, C, D);

        private async Task CountAsync()
        {
            Interlocked.Increment(ref running).Should().BeLessThanOrEqualTo(2);
            await Task.Delay(20);
            Interlocked.Decrement(ref running);
        }
    }

    private sealed class Excluding : SayingBuild
    {
        private int running;

        public Target A => _ => _.Executes(() => RunAsync(alone: false));

        public Target B => _ => _.Exclusive().Executes(() => RunAsync(alone: true));

        public Target C => _ => _.Executes(() => RunAsync(alone: false));

        public Target All => _ => _.DependsOn(A, B, C);

        private async Task RunAsync(bool alone)
        {
            var now = Interlocked.Increment(ref running);
            if (alone) now.Should().Be(1);
            await Task.Delay(30);
            if (alone) Volatile.Read(ref running).Should().Be(1);
            Interlocked.Decrement(ref running);
        }
    }

    private sealed class Ordered : SayingBuild
    {
        public Target First => _ => _.Executes(async () =>
        {
            await Task.Delay(50);
            Console.WriteLine("ran First");
        });

        public Target Middle => _ => _.After(First).OnlyWhenStatic(() => 1 > 2).Executes(Says("Middle"));

        public Target Last => _ => _.After(Middle).Executes(Says("Last"));
    }

    private sealed class Grouping : SayingBuild
    {
        public Target Work => _ => _.Executes(Says("Work"));

        public Target Group => _ => _.DependsOn(Work);
    }

    private sealed class Kinds : SayingBuild
    {
        public Target All => _ => _
            .Executes(Says("action"))
            .Executes(() =>
            {
                Console.WriteLine("ran function");
                return 42;
            })
            .Executes(async () =>
            {
                await Task.Delay(20);
                Console.WriteLine("ran task");
            })
            .Executes(() => LaterAsync());

        private static async Task<int> LaterAsync()
        {
            await Task.Delay(20);
            Console.WriteLine("ran task of a function");
            return 1;
        }
    }

    private sealed class Blocking : SayingBuild
    {
        private readonly Barrier barrier = new(8);

        public Target A => _ => _.Executes(Meet);

        public Target B => _ => _.Executes(Meet);

        public Target C => _ => _.Executes(Meet);

        public Target D => _ => _.Executes(Meet);

        public Target E => _ => _.Executes(Meet);

        public Target F => _ => _.Executes(Meet);

        public Target G => _ => _.Executes(Meet);

        public Target H => _ => _.Executes(Meet);

        public Target All => _ => _.DependsOn(A, B, C, D, E, F, G, H);

        private void Meet() => barrier.SignalAndWait(Patience).Should().BeTrue("all eight run at once");
    }
}
