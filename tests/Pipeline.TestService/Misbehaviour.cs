using System.Diagnostics;
using System.Globalization;

namespace Pipeline.TestService;

/// <summary>Errors and slowness by <see cref="Behaviour"/>, and counters in the format of Prometheus.</summary>
internal sealed class Misbehaviour(Behaviour behaviour)
{
    private int requests;
    private int errors;
    private long milliseconds;

    public void Map(WebApplication app)
    {
        app.MapGet("/metrics", () => Metrics());
        app.Use(HandleAsync);
    }

    private async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.Value is "/health" or "/metrics")
        {
            await next(context);
            return;
        }

        var watch = Stopwatch.StartNew();
        var number = Interlocked.Increment(ref requests);
        if (behaviour.Slower > TimeSpan.Zero) await Task.Delay(behaviour.Slower, context.RequestAborted);
        if (behaviour.ErrorEvery is { } every && number % every == 0)
        {
            Interlocked.Increment(ref errors);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        else
        {
            await next(context);
        }

        Interlocked.Add(ref milliseconds, watch.ElapsedMilliseconds);
    }

    private string Metrics() => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        http_requests_total{version="{{behaviour.Version}}",code="200"} {{requests - errors}}
        http_requests_total{version="{{behaviour.Version}}",code="500"} {{errors}}
        http_request_seconds_sum{version="{{behaviour.Version}}"} {{milliseconds / 1000.0}}

        """);
}
