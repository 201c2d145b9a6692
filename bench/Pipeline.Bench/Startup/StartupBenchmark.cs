using System.Globalization;

namespace Pipeline.Bench;

/// <summary>How long ./build.sh takes to do nothing, against a .NET program that does nothing, and after an edit of Build.cs.</summary>
internal sealed class StartupBenchmark : IBenchmark
{
    public string Name => "startup";

    public async Task<IReadOnlyList<Measurement>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-bench-").FullName;
        try
        {
            return await MeasureAsync(
                await HelloProgram.CompileAsync(Path.Combine(folder, "hello")),
                await RepositoryCopy.CreateAsync(Path.Combine(folder, "repository")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Measurement>> MeasureAsync(string hello, RepositoryCopy repository)
    {
        var first = await Times.MediansAsync(1, repository.PlanAsync);
        var program = repository.Program();
        var starts = await Times.MediansAsync(
            21,
            () => Command.RunAsync(repository.Folder, "dotnet", hello),
            () => Command.RunAsync(repository.Folder, "dotnet", program, "--plan"),
            repository.PlanAsync);
        var edits = await Times.MediansAsync(3, async () =>
        {
            await repository.EditAsync("build/Build.cs", "// edited\n");
            await repository.PlanAsync();
        });

        return
        [
            Measurement.Of("dotnet hello.dll, median of 21", starts[0]),
            Measurement.Of("dotnet _build.dll --plan, median of 21", starts[1]),
            Measurement.Of("./build.sh --plan, median of 21", starts[2]),
            new("./build.sh --plan, times dotnet hello.dll", (starts[2] / starts[0]).ToString("0.0", CultureInfo.InvariantCulture), "5, aim 3"),
            Measurement.Of("./build.sh --plan after an edit of Build.cs, median of 3", edits[0], "5000 ms"),
            Measurement.Of("./build.sh --plan with nothing compiled yet", first[0]),
        ];
    }
}
