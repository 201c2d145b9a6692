using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Pipeline.Plans;

/// <summary>The one place that opens sockets.</summary>
internal static class HttpCaller
{
    /// <summary>How long one answer may take unless the effect's own deadline is shorter.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    public static async Task<HttpAnswer> SendAsync(HttpCall call, ApplyContext context)
    {
        foreach (var secret in call.SecretHeaders.Values.Append(call.Bearer).Append(call.SecretUrl).OfType<Secret>()) context.Redactor.Add(secret);
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), AddressOf(call.Method, call.SecretUrl?.Reveal().Trim() ?? context.Read(call.Url)));
        AddHeaders(request, call);
        if (call.Body?.Reveal(context.Values, context.Redactor) is { } json) request.Content = Json(json);
        return await SendAsync(request, call.Socket, call.AnswerWithin, context.Cancellation);
    }

    public static async Task<HttpAnswer> GetAsync(string url, string? socket, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf("GET", url));
        return await SendAsync(request, socket, Patience, cancellation);
    }

    public static async Task<HttpAnswer> SendAsync(HttpRequest read, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf("GET", read.Url));
        foreach (var (name, value) in read.Headers) request.Headers.Add(name, value);
        foreach (var (name, value) in read.SecretHeaders) request.Headers.Add(name, value.Reveal());
        if (read.Bearer is not null) request.Headers.Authorization = Bearer(read.Bearer);
        return await SendAsync(request, socket: null, read.AnswerWithin, cancellation);
    }

    /// <summary>A value that cannot stand in a header, such as a secret of several lines, is a failure without that value in its text.</summary>
    private static void AddHeaders(HttpRequestMessage request, HttpCall call)
    {
        try
        {
            foreach (var (name, value) in call.Headers) request.Headers.Add(name, value);
            foreach (var (name, value) in call.SecretHeaders) request.Headers.Add(name, value.Reveal());
            if (call.Bearer is not null) request.Headers.Authorization = Bearer(call.Bearer);
        }
        catch (FormatException error)
        {
            throw new FailureException($"{call.Method} {request.RequestUri!.OriginalString} cannot be called: one of its headers has a value that HTTP does not allow.", error)
            {
                IsFinal = true,
                NextSteps = [.. call.SecretHeaders.Values.Append(call.Bearer).OfType<Secret>().Select(secret => $"Look whether {secret.Name} is one line of plain characters.")],
            };
        }
    }

    private static AuthenticationHeaderValue Bearer(Secret token) => new("Bearer", token.Reveal().Trim());

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static Uri AddressOf(string method, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" }
            ? address
            : throw new FailureException($"{method} {url} cannot be called: it is not an absolute http or https address.") { IsFinal = true };

    private static async Task<HttpAnswer> SendAsync(HttpRequestMessage request, string? socket, TimeSpan patience, CancellationToken cancellation)
    {
        using var handler = Handler(socket);
        using var client = new HttpClient(handler) { Timeout = patience };
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
            throw new FailureException($"{request.Method} {request.RequestUri!.OriginalString} was not answered within {Duration.Show(patience)}.", error);
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
