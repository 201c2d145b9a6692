using System.Net;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Pipeline.Agent;

/// <summary>The public side: every request goes to the pool that the router picks, nothing can be changed here.</summary>
internal sealed class ProxyServer : IAsyncDisposable
{
    private readonly AgentOptions options;
    private readonly Router router;
    private readonly Maintenance maintenance;
    private readonly AgentLog log;
    private readonly Forwarder forwarder;
    private readonly WebApplication server;

    private ProxyServer(AgentOptions options, Router router, Maintenance maintenance, AgentLog log, TimeProvider clock)
    {
        this.options = options;
        this.router = router;
        this.maintenance = maintenance;
        this.log = log;
        forwarder = new Forwarder(clock);
        server = Servers.Build(Configure);
        server.Run(HandleAsync);
    }

    public static async Task<ProxyServer> StartAsync(AgentOptions options, Router router, Maintenance maintenance, AgentLog log, TimeProvider clock)
    {
        var proxy = new ProxyServer(options, router, maintenance, log, clock);
        try
        {
            await proxy.server.StartAsync();
            return proxy;
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException)
        {
            await proxy.DisposeAsync();
            throw AgentFailure.Taken(
                failure.InnerException is AddressInUseException
                    ? $"port {options.Port} on 127.0.0.1 is in use; stop what listens there, or choose another for {options.Environment}"
                    : $"port {options.Port} on 127.0.0.1 cannot be opened: {failure.Message}",
                failure);
        }
    }

    public Task StopAsync() => Servers.StopAsync(server);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        forwarder.Dispose();
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.Listen(IPAddress.Loopback, options.Port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
        // Limits are the services' to set: an upload may be large and slow, and so may its reader be.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (HttpMethods.IsConnect(context.Request.Method))
        {
            await ProxyAnswers.NotForwardedAsync(context);
            return;
        }

        if (maintenance.For(context.Request) is { } notice)
        {
            await ProxyAnswers.InMaintenanceAsync(context, notice.Page);
            return;
        }

        if (router.Accept() is not { } pool)
        {
            await ProxyAnswers.NothingRoutedAsync(context, options.Environment);
            return;
        }

        try
        {
            await HandleAsync(context, pool);
        }
        finally
        {
            pool.Traffic.Leave();
        }
    }

    private async Task HandleAsync(HttpContext context, Pool pool)
    {
        if (pool.Accept(context.Request.Path.Value ?? "/") is not { } service)
        {
            await ProxyAnswers.NoServiceAsync(context, pool);
            return;
        }

        try
        {
            if (await forwarder.ForwardAsync(context, pool, service) is Outcome.Failed)
                pool.Traffic.Failed();
        }
        catch (Exception failure)
        {
            log.Write($"{context.Request.Method} {context.Request.Path}: {failure.GetType().Name}: {failure.Message}");
            pool.Traffic.Failed();
            throw;
        }
        finally
        {
            service.Leave();
        }
    }
}
