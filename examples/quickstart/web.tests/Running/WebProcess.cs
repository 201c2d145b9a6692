using System.Diagnostics;

namespace Quickstart.Web.Tests;

/// <summary>The program as it is deployed: <c>dotnet Quickstart.Web.dll</c> in a process of its own.</summary>
internal static class WebProcess
{
    public static Process Start(string urls, string? version)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Path.Combine(AppContext.BaseDirectory, "Quickstart.Web.dll")}\"")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_URLS"] = urls;
        start.Environment["RELEASE_VERSION"] = version;
        return Process.Start(start)!;
    }

    /// <summary>Reads the service's log up to the line that says where it listens.</summary>
    public static async Task<Uri> ListeningAsync(Process process)
    {
        const string marker = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf(marker, StringComparison.Ordinal);
            if (at >= 0) return new Uri(line[(at + marker.Length)..]);
        }

        throw new InvalidOperationException($"The service ended: {await process.StandardError.ReadToEndAsync()}");
    }
}
