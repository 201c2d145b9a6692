using Pipeline.Bench;

IBenchmark[] benchmarks = [new StartupBenchmark(), new PlannerBenchmark(), new SchedulerBenchmark()];

var unknown = args.Except(benchmarks.Select(b => b.Name), StringComparer.Ordinal).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown[0]}'. There are: {string.Join(", ", benchmarks.Select(b => b.Name))}.");
    return 2;
}

foreach (var benchmark in benchmarks.Where(b => args.Length == 0 || args.Contains(b.Name, StringComparer.Ordinal)))
    Table.Print(benchmark.Name, await benchmark.RunAsync());
return 0;
