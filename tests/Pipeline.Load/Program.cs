using System.Globalization;
using Pipeline.Load;

// dotnet run --project tests/Pipeline.Load -- http://127.0.0.1:8080/ 30 [--short-rate 200] [--slow-path /slow/2000] …
if (args.Length < 2 || args.Length % 2 != 0 || !Uri.TryCreate(args[0], UriKind.Absolute, out var url) || !double.TryParse(args[1], CultureInfo.InvariantCulture, out var seconds))
{
    Console.Error.WriteLine("usage: Pipeline.Load <url> <seconds> [--short-rate N] [--short-path P] [--kept N] [--slow-rate N] [--slow-path P] [--upload-rate N] [--upload-path P] [--listeners N] [--events-path P]");
    return 2;
}

var options = new LoadOptions(url);
try
{
    for (var i = 2; i < args.Length; i += 2) options = With(options, args[i], args[i + 1]);
}
catch (Exception error) when (error is ArgumentException or FormatException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

await using var run = LoadRun.Start(options);
await Task.Delay(TimeSpan.FromSeconds(seconds));
var figures = await run.StopAsync();
Console.WriteLine(figures);
foreach (var failure in figures.Failures.Take(20)) Console.WriteLine(failure);
return figures.Failures.Count == 0 ? 0 : 1;

static LoadOptions With(LoadOptions options, string name, string value) => name switch
{
    "--short-rate" => options with { ShortRate = double.Parse(value, CultureInfo.InvariantCulture) },
    "--short-path" => options with { ShortPath = value },
    "--kept" => options with { Kept = int.Parse(value, CultureInfo.InvariantCulture) },
    "--slow-rate" => options with { SlowRate = double.Parse(value, CultureInfo.InvariantCulture) },
    "--slow-path" => options with { SlowPath = value },
    "--upload-rate" => options with { UploadRate = double.Parse(value, CultureInfo.InvariantCulture) },
    "--upload-path" => options with { UploadPath = value },
    "--listeners" => options with { Listeners = int.Parse(value, CultureInfo.InvariantCulture) },
    "--events-path" => options with { EventsPath = value },
    _ => throw new ArgumentException($"{name} is no option."),
};
