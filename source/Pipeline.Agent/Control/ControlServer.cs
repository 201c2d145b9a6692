using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Pipeline.Agent;

/// <summary>The private side, on a Unix socket: the only way to change anything.</summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly AgentLog log;

    private ControlServer(string socket, AgentEndpoints agent, PoolEndpoints pools, AgentLog log)
    {
        this.log = log;
        server = Servers.Build(kestrel => kestrel.ListenUnixSocket(socket, endpoint => endpoint.Protocols = HttpProtocols.Http1));
        server.Use(AnswerFailuresAsync);
        agent.Map(server);
        pools.Map(server);
    }

    public static async Task<ControlServer> StartAsync(string socket, AgentEndpoints agent, PoolEndpoints pools, AgentLog log)
    {
        ControlSocket.MakeRoom(socket);
        var control = new ControlServer(socket, agent, pools, log);
        try
        {
            await control.server.StartAsync();
            ControlSocket.Protect(socket);
            return control;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
        {
            await control.DisposeAsync();
            throw AgentFailure.Taken($"the control socket {socket} cannot be opened: {failure.Message}", failure);
        }
    }

    public Task StopAsync() => Servers.StopAsync(server);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerFailuresAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed })
            {
                throw ControlFailure.NotFound(
                    $"this agent does not know {context.Request.Method} {context.Request.Path}; is it of another version?");
            }
        }
        catch (ControlFailure failure)
        {
            await context.AnswerAsync(failure);
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            log.Write($"{context.Request.Method} {context.Request.Path}: {failure}");
            await context.AnswerAsync(new ControlFailure(
                StatusCodes.Status500InternalServerError, "The agent failed", $"{failure.GetType().Name}: {failure.Message}"));
        }
    }
}
