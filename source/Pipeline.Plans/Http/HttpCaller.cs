using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Pipeline.Plans;

/// <summary>The one place that opens sockets.</summary>
internal static class HttpCaller
{
    /// <summary>How long one answer may take unless the effect's own deadline is shorter.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    public static Task<HttpAnswer> SendAsync(HttpCall call, ApplyContext context) =>
        SendAsync(call.Method, context.Read(call.Url), call.Socket, call.Body?.Reveal(context.Values, context.Redactor), context.Cancellation);

    public static async Task<HttpAnswer> SendAsync(string method, string url, string? socket, string? json, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), AddressOf(method, url));
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAsync(request, socket, cancellation);
    }

    public static async Task<HttpAnswer> SendAsync(HttpRequest read, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf("GET", read.Url));
        foreach (var (name, value) in read.Headers) request.Headers.Add(name, value);
        if (read.Bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", read.Bearer.Reveal().Trim());
        return await SendAsync(request, socket: null, cancellation);
    }

    private static Uri AddressOf(string method, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" }
            ? address
            : throw new FailureException($"{method} {url} cannot be called: it is not an absolute http or https address.") { IsFinal = true };

    private static async Task<HttpAnswer> SendAsync(HttpRequestMessage request, string? socket, CancellationToken cancellation)
    {
        using var handler = Handler(socket);
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var response = await client.SendAsync(request, cancellation);
            return new HttpAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(cancellation)) { Headers = HeadersOf(response) };
        }
        catch (HttpRequestException error)
        {
            throw new FailureException($"{request.Method} {request.RequestUri!.OriginalString} was not answered: {error.InnerException?.Message ?? error.Message}", error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new FailureException($"{request.Method} {request.RequestUri!.OriginalString} was not answered within {Patience.TotalSeconds:0} s.", error);
        }
    }

    private static ImmutableDictionary<string, string> HeadersOf(HttpResponseMessage response) => response.Headers.ToImmutableDictionary(
        header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

    private static SocketsHttpHandler Handler(string? socket)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        if (socket is null) return handler;

        handler.UseProxy = false;
        handler.ConnectCallback = async (_, cancellation) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellation);
                return new NetworkStream(connection, ownsSocket: true);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        };
        return handler;
    }
}
