using System.Net;

namespace Pipeline.Lab;

/// <summary>Prometheus on 127.0.0.1 that asks its targets every second.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private readonly LabFolder folder;
    private readonly LabProcess process;

    private PrometheusServer(LabFolder folder, LabProcess process, int port)
    {
        this.folder = folder;
        this.process = process;
        Url = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Url { get; }

    /// <param name="targets">Hosts and ports that it asks for <c>/metrics</c>; their job is <c>app</c>.</param>
    public static async Task<PrometheusServer> StartAsync(params IEnumerable<string> targets)
    {
        var folder = new LabFolder("prometheus");
        var port = LabPort.Find(IPAddress.Loopback);
        folder.Write(
            "prometheus.yml",
            $$"""
            global: {scrape_interval: 1s, scrape_timeout: 1s}
            scrape_configs:
              - job_name: app
                static_configs:
                  - targets: [{{string.Join(", ", targets.Select(target => $"'{target}'"))}}]
            """);
        var process = LabProcess.Start(
            folder,
            "prometheus",
            [LabPrograms.Prometheus, $"--config.file={folder["prometheus.yml"]}", $"--storage.tsdb.path={folder["data"]}", $"--web.listen-address=127.0.0.1:{port}"]);
        var server = new PrometheusServer(folder, process, port);
        try
        {
            await process.ReadyAsync("Prometheus", () => HttpProbe.SucceedsAsync(new Uri(server.Url, "/-/ready")));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Dispose();
    }
}
