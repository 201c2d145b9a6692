using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Quickstart.Api.Tests;

/// <summary>The program as a deployment meets it: arguments, environment, exit codes, signals, two processes on one directory.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly Uri Notes = new("/api/notes", UriKind.Relative);

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Migrate_prints_plain_lines_and_ends_with_0()
    {
        const string two = "applied 0001 create-notes\napplied 0002 add-created-time\n";

        (await RunAsync("migrate revision")).Should().Be((0, "0000\n", ""));
        (await RunAsync("migrate up")).Should().Be((0, $"{two}applied 0003 add-author\n", ""));
        (await RunAsync("migrate up")).Should().Be((0, "", ""));
        (await RunAsync("migrate to 0002")).Should().Be((0, "reverted 0003 add-author\n", ""));
        (await RunAsync("migrate status")).Should().Be((0, $"{two}pending 0003 add-author\n", ""));
    }

    [Fact]
    public async Task A_command_that_cannot_be_done_ends_with_1()
    {
        await RunAsync("migrate up");

        var (exitCode, output, error) = await RunAsync("migrate to 0000");

        (exitCode, output).Should().Be((1, ""));
        error.Should().StartWith("Migration 0001 create-notes cannot be taken back.");
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("migrate sideways")]
    [InlineData("dance")]
    public async Task An_unknown_command_ends_with_2_and_the_commands(string arguments)
    {
        var (exitCode, _, error) = await RunAsync(arguments);

        exitCode.Should().Be(2);
        error.Should().StartWith($"Unknown command: {arguments}").And.Contain("migrate status");
    }

    [Theory]
    [InlineData("")]
    [InlineData("migrate status")]
    public async Task Without_data_directory_it_ends_with_2(string arguments)
    {
        var (exitCode, output, error) = await ApiProcess.RunAsync(null, arguments);

        (exitCode, output).Should().Be((2, ""));
        error.Should().StartWith("DATA_DIR is not set.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("migrate up")]
    public async Task With_a_data_directory_that_cannot_be_written_it_ends_with_2(string arguments)
    {
        var file = directory.File("file");
        await File.WriteAllTextAsync(file, "");

        var (exitCode, output, error) = await ApiProcess.RunAsync(file, arguments);

        (exitCode, output).Should().Be((2, ""));
        error.Should().StartWith($"DATA_DIR={file} is not a directory that this user can write to");
    }

    [Fact]
    public async Task A_port_in_use_ends_with_2_and_names_it()
    {
        using var other = new TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();

        var (exitCode, _, error) = await ApiProcess.RunAsync(directory.FullName, "", $"http://{other.LocalEndpoint}");

        exitCode.Should().Be(2);
        error.Should().Contain($"{other.LocalEndpoint}: address already in use");
    }

    [Fact]
    public async Task Without_its_migrations_the_service_says_in_its_log_why_it_is_unavailable()
    {
        var (service, _) = await ApiProcess.ServeAsync(directory.FullName);
        using var stop = service;

        var log = await service.LogUntilAsync("Health is 503");

        log.Should().Contain("The data is at revision 0000, this release needs 0003. Run: dotnet Quickstart.Api.dll migrate up");
    }

    [Fact]
    public async Task Two_processes_write_to_one_directory_without_losing_a_note_and_end_on_SIGTERM()
    {
        const int each = 30;
        await RunAsync("migrate up");
        var (blue, blueAddress) = await ApiProcess.ServeAsync(directory.FullName);
        using var stopBlue = blue;
        var (green, greenAddress) = await ApiProcess.ServeAsync(directory.FullName);
        using var stopGreen = green;
        using var blueClient = new HttpClient { BaseAddress = blueAddress };
        using var greenClient = new HttpClient { BaseAddress = greenAddress };

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 2 * each),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, stop) => (await (i % 2 == 0 ? blueClient : greenClient).PostAsJsonAsync(Notes, new { text = $"note {i}" }, stop))
                .EnsureSuccessStatusCode().Dispose());

        var notes = (await blueClient.GetFromJsonAsync<JsonArray>(Notes))!;
        notes.Select(note => note!["id"]!.GetValue<int>()).Should().Equal(Enumerable.Range(1, 2 * each).Reverse());
        notes.Select(note => note!["text"]!.GetValue<string>()).Should().OnlyHaveUniqueItems();
        (await greenClient.GetStringAsync(new Uri("/api/version", UriKind.Relative))).Should().Contain("4.5.6");
        (await blue.TerminateAsync()).Should().Be(0);
        (await green.TerminateAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Migrators_in_two_processes_take_each_migration_once()
    {
        var both = await Task.WhenAll(RunAsync("migrate up"), RunAsync("migrate up"));

        both.Should().OnlyContain(run => run.ExitCode == 0);
        string.Concat(both.Select(run => run.Output)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(3);
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(string arguments) =>
        ApiProcess.RunAsync(directory.FullName, arguments);
}
