using System.Diagnostics;

namespace Quickstart.Api.Tests;

/// <summary>The program as it is deployed: <c>dotnet Quickstart.Api.dll</c> in a process of its own.</summary>
internal sealed class ApiProcess : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process process;

    private ApiProcess(Process process) => this.process = process;

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string? data, string arguments, string urls = "http://127.0.0.1:0")
    {
        using var process = Start(data, arguments, urls);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    /// <summary>Starts the service; it listens when this returns.</summary>
    public static async Task<(ApiProcess Service, Uri Address)> ServeAsync(string data)
    {
        var service = new ApiProcess(Start(data, "", "http://127.0.0.1:0"));
        var line = await service.LogUntilAsync(Listening);
        return (service, new Uri(line.Split(Listening)[1]));
    }

    /// <summary>The next line of the log that holds a text.</summary>
    public async Task<string> LogUntilAsync(string text)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal)) return line;
        }

        throw new InvalidOperationException($"The service ended: {await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Asks the service to end, as the host of a deployment does, and gives its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private static Process Start(string? data, string arguments, string urls)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Path.Combine(AppContext.BaseDirectory, "Quickstart.Api.dll")}\" {arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = urls;
        start.Environment["RELEASE_VERSION"] = "4.5.6";
        start.Environment["DATA_DIR"] = data;
        return Process.Start(start)!;
    }
}
