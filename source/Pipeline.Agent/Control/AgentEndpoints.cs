using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>The agent as a whole: what it runs, how requests are shared, its end.</summary>
internal sealed class AgentEndpoints(AgentOptions options, PoolSet pools, Maintenance maintenance, StopRequest stop, TimeProvider clock)
{
    private readonly string build = BuildId.Compute();
    private readonly DateTimeOffset startedAt = clock.GetUtcNow();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/status", StatusAsync);
        routes.MapPut("/routes", RouteAsync);
        routes.MapPut("/maintenance", BeginMaintenanceAsync);
        routes.MapDelete("/maintenance", EndMaintenance);
        routes.MapPost("/shutdown", ShutdownAsync);
    }

    private Task StatusAsync(HttpContext context)
    {
        var status = new StatusDocument(
            AgentProtocol.Version, build, Environment.ProcessId, startedAt, options.Environment, options.Port, pools.Status);
        return context.AnswerAsync(StatusCodes.Status200OK, status, ProtocolJson.Default.StatusDocument);
    }

    private async Task RouteAsync(HttpContext context)
    {
        var routes = await context.ReadAsync(ProtocolJson.Default.RoutesDocument);
        await pools.RouteAsync(routes.Weights);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task BeginMaintenanceAsync(HttpContext context)
    {
        await maintenance.BeginAsync(await context.ReadAsync(ProtocolJson.Default.MaintenanceDocument));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private Task EndMaintenance(HttpContext context)
    {
        maintenance.End();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task ShutdownAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.OnCompleted(() =>
        {
            stop.Stop("asked to on the control socket");
            return Task.CompletedTask;
        });
        return Task.CompletedTask;
    }
}
