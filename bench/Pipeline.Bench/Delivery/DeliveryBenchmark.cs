using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Bench;

/// <summary>
/// The main job as a newcomer runs it: a copy of this repository without anything compiled, an empty NuGet folder, the port of staging
/// free. Then a new release and its rollback, under load.
/// </summary>
internal sealed class DeliveryBenchmark : IBenchmark
{
    private const int Clients = 4;

    private static readonly Uri Staging = new("http://127.0.0.1:7080/api/version");

    public string Name => "delivery";

    public async Task<IReadOnlyList<Measurement>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-bench-").FullName;
        Environment.SetEnvironmentVariable("NUGET_PACKAGES", Path.Combine(folder, "packages"));
        try
        {
            var repository = await RepositoryCopy.CreateAsync(Path.Combine(folder, "repository"));
            await repository.CommitAsync("everything");
            try
            {
                return await MeasureAsync(repository);
            }
            finally
            {
                await repository.RunAsync("Down", "--environment", "staging");
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("NUGET_PACKAGES", null);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Measurement>> MeasureAsync(RepositoryCopy repository)
    {
        var first = await TimeOfAsync(() => repository.RunAsync("DeployStaging"));
        await repository.EditAsync("examples/quickstart/api/Program.cs", "// edited\n");
        await repository.CommitAsync("a change in the API");

        var traffic = Traffic.Start(Staging, Clients);
        var second = await TimeOfAsync(() => repository.RunAsync("DeployStaging"));
        var (sent, failed) = await traffic.StopAsync();

        traffic = Traffic.Start(Staging, Clients);
        var rollback = await TimeOfAsync(() => repository.RunAsync("Rollback", "--environment", "staging"));
        var (sentBack, failedBack) = await traffic.StopAsync();

        return
        [
            Seconds("./build.sh DeployStaging, nothing compiled, empty NuGet folder (downloads included)", first, "about 90 s"),
            Seconds("./build.sh DeployStaging with a change in the API", second),
            Count($"requests of {Clients} keep-alive clients meanwhile, that failed", failed, sent),
            Seconds("./build.sh Rollback --environment staging", rollback, "5 s"),
            Count($"requests of {Clients} keep-alive clients meanwhile, that failed", failedBack, sentBack),
        ];
    }

    private static async Task<TimeSpan> TimeOfAsync(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed;
    }

    private static Measurement Seconds(string what, TimeSpan time, string budget = "") =>
        new(what, string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"), budget);

    private static Measurement Count(string what, int failed, int sent) =>
        new(what, string.Create(CultureInfo.InvariantCulture, $"{failed} of {sent:N0}"), "0");
}
