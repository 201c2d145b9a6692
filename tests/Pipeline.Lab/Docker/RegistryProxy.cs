using System.Net;

namespace Pipeline.Lab;

/// <summary>
/// Stands before a registry, at an address of its own, and answers some requests itself: a registry that is busy, broken, or forgets a
/// log-in in the middle. Everything else passes.
/// </summary>
public sealed class RegistryProxy : IAsyncDisposable
{
    private static readonly string[] Ours = ["Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive"];
    private readonly HttpListener listener = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly DockerRegistry registry;
    private readonly Func<HttpListenerRequest, HttpStatusCode?> refuse;
    private readonly Task serving;

    private RegistryProxy(DockerRegistry registry, LabNetwork network, Func<HttpListenerRequest, HttpStatusCode?> refuse)
    {
        (this.registry, this.refuse) = (registry, refuse);
        Address = $"{network.Address}:{LabPort.Find(network.Address)}";
        listener.Prefixes.Add($"http://{Address}/");
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>Host and port, as an image name begins.</summary>
    public string Address { get; }

    /// <param name="registry">The registry behind it.</param>
    /// <param name="network">Where it listens.</param>
    /// <param name="refuse">The status with which it answers a request itself; null lets the request pass.</param>
    public static RegistryProxy Start(DockerRegistry registry, LabNetwork network, Func<HttpListenerRequest, HttpStatusCode?> refuse) => new(registry, network, refuse);

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
        http.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                _ = AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            if (refuse(context.Request) is { } status)
            {
                context.Response.StatusCode = (int)status;
                await context.Response.OutputStream.WriteAsync("""{"errors":[{"code":"TOOMANYREQUESTS","message":"the proxy of the test refuses"}]}"""u8.ToArray());
            }
            else
            {
                await PassAsync(context);
            }

            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or HttpRequestException or IOException or ObjectDisposedException)
        {
            context.Response.Abort();
        }
    }

    private async Task PassAsync(HttpListenerContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), new Uri($"http://{registry.Address}{context.Request.RawUrl}"));
        if (context.Request.HasEntityBody || context.Request.HttpMethod is "POST" or "PUT" or "PATCH") request.Content = new StreamContent(context.Request.InputStream);
        foreach (var name in context.Request.Headers.AllKeys.OfType<string>())
        {
            if (name == "Transfer-Encoding" || name == "Connection") continue;
            var value = context.Request.Headers[name];
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        // Registries make addresses of what they are called by.
        request.Headers.Host = Address;
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        context.Response.StatusCode = (int)answer.StatusCode;
        if (answer.Content.Headers.ContentLength is { } length) context.Response.ContentLength64 = length;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (!Ours.Contains(name, StringComparer.OrdinalIgnoreCase)) context.Response.Headers[name] = string.Join(", ", values);
        if (context.Request.HttpMethod != "HEAD") await answer.Content.CopyToAsync(context.Response.OutputStream);
    }
}
