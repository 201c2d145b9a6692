using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Pipeline.Lab;

/// <summary>A registry with password, at this machine's address in a network: the engines of all its machines reach it, over HTTP.</summary>
public sealed class DockerRegistry : IAsyncDisposable
{
    private readonly LabFolder folder;
    private readonly HttpClient http = new();
    private LabProcess? process;

    private DockerRegistry(LabFolder folder, IPAddress address, int port)
    {
        this.folder = folder;
        Address = $"{address}:{port}";
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
    }

    public static string User => "ci";

    /// <summary>Hostile on purpose: what is pasted into a command line or a URL comes out wrong.</summary>
    public static string Password => "s3cret '\"$&%+ü";

    /// <summary>Host and port, as an image name begins.</summary>
    public string Address { get; }

    public static async Task<DockerRegistry> StartAsync(LabNetwork network)
    {
        var registry = new DockerRegistry(new LabFolder("registry"), network.Address, LabPort.Find(network.Address));
        try
        {
            await registry.WriteConfigurationAsync();
            await registry.StartServerAsync();
            return registry;
        }
        catch
        {
            await registry.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server again after <see cref="StopServerAsync"/>, with the same images.</summary>
    public async Task StartServerAsync()
    {
        process ??= LabProcess.Start(folder, "registry", [LabPrograms.DockerRegistry, "serve", folder["config.yml"]]);
        await process.ReadyAsync("The registry", AnswersAsync);
    }

    public async Task StopServerAsync()
    {
        if (process is not null) await process.DisposeAsync();
        process = null;
    }

    /// <summary>Asks the registry's HTTP interface, as the user; the path begins with <c>/v2/</c>.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri($"http://{Address}{path}"));
        request.Headers.Accept.ParseAdd("application/vnd.docker.distribution.manifest.v2+json");
        request.Headers.Accept.ParseAdd("application/vnd.oci.image.manifest.v1+json");
        request.Headers.Accept.ParseAdd("application/vnd.oci.image.index.v1+json");
        return http.SendAsync(request);
    }

    /// <summary>The digest that a tag has; null when there is no such tag.</summary>
    public async Task<string?> DigestAsync(string repository, string tag)
    {
        using var answer = await SendAsync(HttpMethod.Head, $"/v2/{repository}/manifests/{tag}");
        return answer.IsSuccessStatusCode ? answer.Headers.GetValues("Docker-Content-Digest").Single() : null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopServerAsync();
        http.Dispose();
        folder.Dispose();
    }

    private async Task WriteConfigurationAsync()
    {
        var entry = await LabCommand.RunAsync(LabPrograms.Htpasswd, ["-niB", User], Password);
        folder.Write("htpasswd", entry.Text.Trim() + "\n");
        folder.Write(
            "config.yml",
            $$$"""
            version: 0.1
            log: {level: warn}
            storage: {filesystem: {rootdirectory: {{{folder["data"]}}}}, delete: {enabled: true}}
            http: {addr: "{{{Address}}}", secret: laboratory}
            auth: {htpasswd: {realm: laboratory, path: {{{folder["htpasswd"]}}}}}
            """);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://{Address}/v2/"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
