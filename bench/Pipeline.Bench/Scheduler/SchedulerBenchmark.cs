using System.Globalization;

namespace Pipeline.Bench;

/// <summary>
/// What the engine costs beside the work of targets: 10,000 that do nothing, with a reporter and a journal that keep nothing.
/// </summary>
internal sealed class SchedulerBenchmark : IBenchmark
{
    private const int Targets = 10_000;
    private const int Rounds = 9;
    private const string Budget = "20 µs";

    public string Name => "scheduler";

    public async Task<IReadOnlyList<Measurement>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-bench-").FullName;
        try
        {
            var chain = SyntheticRun.Chain(folder, Targets);
            var serial = SyntheticRun.Independent(folder, Targets, parallel: 1);
            var parallel = SyntheticRun.Independent(folder, Targets, parallel: 8);
            await chain.RunAsync();
            await serial.RunAsync();
            await parallel.RunAsync();

            var times = await Times.MediansAsync(Rounds, chain.RunAsync, serial.RunAsync, parallel.RunAsync);
            return
            [
                Of("a chain", times[0]),
                Of("independent, one at a time", times[1]),
                Of("independent, eight at once", times[2]),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Measurement Of(string what, TimeSpan time) => new(
        string.Create(CultureInfo.InvariantCulture, $"each of {Targets:#,0} targets that do nothing, {what}, median of {Rounds}"),
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds / Targets:0.0} µs"),
        Budget);
}
