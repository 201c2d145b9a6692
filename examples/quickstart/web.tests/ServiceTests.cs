using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Quickstart.Web.Tests;

/// <summary>What a deployment relies on.</summary>
public sealed class ServiceTests
{
    [Fact]
    public async Task Health_is_ok_and_never_cached()
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.GetAsync("/health");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task Version_is_plain_text()
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.GetAsync("/version");

        response.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        (await response.Content.ReadAsStringAsync()).Should().Be("1.2.3");
    }

    [Theory]
    [InlineData("7.8.9", "7.8.9")]
    [InlineData(null, "development")]
    public async Task The_process_takes_its_release_from_the_environment_and_ends_on_SIGTERM(string? given, string shown)
    {
        using var process = WebProcess.Start("http://127.0.0.1:0", given);
        using var client = new HttpClient { BaseAddress = await WebProcess.ListeningAsync(process) };

        var version = await client.GetStringAsync(new Uri("/version", UriKind.Relative));
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();

        version.Should().Be(shown);
        process.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_port_in_use_ends_with_2_and_names_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var process = WebProcess.Start($"http://{other.LocalEndpoint}", "1.2.3");
        var log = process.StandardOutput.ReadToEndAsync();

        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await log;

        process.ExitCode.Should().Be(2);
        error.Should().Contain($"{other.LocalEndpoint}: address already in use");
    }
}
