using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pipeline.Agent;

/// <summary>The connections to the services.</summary>
internal sealed class Upstream : IDisposable
{
    // Shorter than any server's own keep-alive time (gunicorn's, 2 s, is the shortest in use), so that a connection which the service is
    // just closing is hardly ever taken for a request.
    private readonly HttpMessageInvoker kept = new(Handler(keepFor: TimeSpan.FromSeconds(1)));
    private readonly HttpMessageInvoker fresh = new(Handler(keepFor: TimeSpan.Zero));

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await kept.SendAsync(request, cancellation);
        }
        catch (HttpRequestException failure) when (request.Content is null && WasClosed(failure))
        {
            return await fresh.SendAsync(request, cancellation);
        }
    }

    public void Dispose()
    {
        kept.Dispose();
        fresh.Dispose();
    }

    /// <summary>There was a connection, and it ended before the answer began.</summary>
    private static bool WasClosed(HttpRequestException failure) =>
        failure.HttpRequestError is HttpRequestError.ResponseEnded
        || failure.InnerException is IOException { InnerException: SocketException };

    private static SocketsHttpHandler Handler(TimeSpan keepFor) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        // Header bytes pass as they are, whatever their encoding.
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionIdleTimeout = keepFor,
    };
}
