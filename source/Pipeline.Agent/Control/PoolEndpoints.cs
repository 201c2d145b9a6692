using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>The life of a pool: start, ask, drain, stop.</summary>
internal sealed class PoolEndpoints(PoolSet pools, HealthProbe probe)
{
    private const int DefaultLines = 20;
    private const int MaxLines = 10_000;
    private const int MaxGraceSeconds = 3600;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/pools/{id}", StartAsync);
        routes.MapGet("/pools/{id}/health", HealthAsync);
        routes.MapGet("/pools/{id}/probe", ProbeAsync);
        routes.MapGet("/pools/{id}/logs", LogsAsync);
        routes.MapGet("/pools/{id}/drained", DrainedAsync);
        routes.MapPut("/pools/{id}/instances", ResizeAsync);
        routes.MapGet("/pools/{id}/retired", RetiredAsync);
        routes.MapPost("/pools/{id}/halt", HaltAsync);
        routes.MapPost("/pools/{id}/resume", ResumeAsync);
        routes.MapDelete("/pools/{id}", StopAsync);
    }

    private async Task StartAsync(HttpContext context)
    {
        var spec = await context.ReadAsync(ProtocolJson.Default.PoolSpec);
        var (pool, isNew) = await pools.StartAsync(IdOf(context), spec);
        await context.AnswerAsync(
            isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, pools.StatusOf(pool), ProtocolJson.Default.PoolStatus);
    }

    private async Task HealthAsync(HttpContext context)
    {
        var health = await probe.ProbeAsync(pools.Find(IdOf(context)));
        await context.AnswerAsync(StatusOf(health), health, ProtocolJson.Default.HealthDocument);
    }

    /// <summary>410 when a service has exited: waiting for that pool is in vain.</summary>
    private static int StatusOf(HealthDocument health) =>
        health.Healthy ? StatusCodes.Status200OK
        : health.Services.Any(service => service.ExitCode is not null) ? StatusCodes.Status410Gone
        : StatusCodes.Status503ServiceUnavailable;

    private async Task LogsAsync(HttpContext context)
    {
        var pool = pools.Find(IdOf(context));
        var name = context.Request.Query["service"].ToString();
        var names = string.Join(", ", pool.Spec.Services.Select(service => service.Name));
        var services = pool.Services.Where(service => service.Spec.Name == name).ToList();
        if (services.Count == 0)
            throw ControlFailure.NotFound($"pool '{pool.Id}' has no service '{name}'; ?service= is one of: {names}");

        var count = Math.Max(1, (context.Request.Number("lines", MaxLines) ?? DefaultLines) / services.Count);
        context.Response.ContentType = "text/plain; charset=utf-8";
        foreach (var service in services)
            await context.Response.WriteAsync(string.Concat((await LogTail.ReadAsync(service.LogFile, count)).Select(line => line + "\n")));
    }

    private async Task DrainedAsync(HttpContext context)
    {
        var status = pools.StatusOf(pools.Find(IdOf(context)));
        if (status.Weight > 0)
        {
            throw new ControlFailure(
                StatusCodes.Status409Conflict, "Not drained", $"pool '{status.Id}' still gets requests (weight {status.Weight})")
            { InFlight = status.InFlight };
        }

        if (status.InFlight > 0)
        {
            throw new ControlFailure(
                StatusCodes.Status409Conflict, "Not drained", $"pool '{status.Id}' still answers {status.InFlight} request(s)")
            { InFlight = status.InFlight };
        }

        await context.AnswerAsync(
            StatusCodes.Status200OK, new DrainDocument(status.Weight, status.InFlight), ProtocolJson.Default.DrainDocument);
    }

    private async Task ProbeAsync(HttpContext context)
    {
        var pool = pools.Find(IdOf(context));
        if (context.Request.Query["path"] is not [{ Length: > 0 } path] || path[0] != '/')
            throw ControlFailure.Malformed("?path= must begin with \"/\"");
        await context.AnswerAsync(StatusCodes.Status200OK, await probe.ProbeAsync(pool, path), ProtocolJson.Default.ProbeDocument);
    }

    private async Task ResizeAsync(HttpContext context)
    {
        var wanted = await context.ReadAsync(ProtocolJson.Default.InstancesDocument);
        await pools.ResizeAsync(IdOf(context), wanted.Instances, TimeSpan.FromSeconds(wanted.DrainSeconds));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>409 while processes that were taken out still answer requests, or end.</summary>
    private Task RetiredAsync(HttpContext context)
    {
        var pool = pools.Find(IdOf(context));
        var leaving = pool.Retirement.Services;
        if (leaving.Count > 0)
        {
            var inFlight = leaving.Sum(service => service.InFlight);
            throw new ControlFailure(
                StatusCodes.Status409Conflict,
                "Not retired",
                $"pool '{pool.Id}' still ends {string.Join(", ", leaving.Select(service => service.Name))}, with {inFlight} request(s) to answer")
            { InFlight = inFlight };
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task HaltAsync(HttpContext context)
    {
        await pools.HaltAsync(IdOf(context));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task ResumeAsync(HttpContext context)
    {
        await pools.ResumeAsync(IdOf(context));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task StopAsync(HttpContext context)
    {
        var grace = context.Request.Number("grace", MaxGraceSeconds);
        await pools.StopAsync(IdOf(context), grace is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static string IdOf(HttpContext context) => (string)context.Request.RouteValues["id"]!;
}
