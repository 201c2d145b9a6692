using Pipeline.Bench;

if (args is [TakenBackup.Word, var database, var endpoint, var recipient, var bytes])
{
    await TakenBackup.MainAsync(database, endpoint, recipient, bytes);
    return 0;
}

IBenchmark[] benchmarks = [new StartupBenchmark(), new PlannerBenchmark(), new SchedulerBenchmark(), new DeliveryBenchmark(), new WorkflowsBenchmark(), new BackupsBenchmark()];

// The report of a soak: every benchmark, written as a page that names the test results of the same run.
var (page, results) = args is ["--report", var file, var folder] ? (file, folder) : (null, null);
var chosen = page is null ? args : [];
var unknown = chosen.Except(benchmarks.Select(b => b.Name), StringComparer.Ordinal).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown[0]}'. There are: {string.Join(", ", benchmarks.Select(b => b.Name))}.");
    return 2;
}

var lines = new List<string>();
foreach (var benchmark in benchmarks.Where(b => chosen.Length == 0 || chosen.Contains(b.Name, StringComparer.Ordinal)))
{
    var table = Table.Lines(benchmark.Name, await benchmark.RunAsync()).ToList();
    lines.AddRange(table);
    table.ForEach(Console.WriteLine);
}

if (page is not null) await File.WriteAllTextAsync(page, await Report.OfAsync(lines, results!));
return 0;
