using System.Collections;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Pipeline.TestService;

/// <summary>Answers that are known at once.</summary>
internal static class PlainEndpoints
{
    /// <summary>Since the first question for health.</summary>
    private static readonly Lazy<Stopwatch> FirstAsked = new(Stopwatch.StartNew);

    public static void Map(WebApplication app, Behaviour behaviour, string[] arguments, int? child)
    {
        app.MapGet("/version", () => behaviour.Version);
        app.MapGet("/health", (HttpContext context) => HealthAsync(context, behaviour.Health));
        app.MapGet("/arguments", () => arguments);
        app.MapGet("/environment", Variables);
        app.MapGet("/directory", () => Environment.CurrentDirectory);
        app.MapGet("/child", () => child);
        app.MapGet("/print/{text}", (string text) => Console.Out.WriteLine(text));
        app.Map("/status/{code:int}", (int code) => Results.StatusCode(code));
        app.MapGet("/empty-with-length", NoContentWithLengthAsync);
        app.MapGet("/slow/{ms:int}", SlowAsync);
        app.MapGet("/redirect", () => Results.Redirect("/version"));
        app.MapGet("/cookies", Cookies);
        app.Map("/echo/{**path}", (Delegate)EchoAsync);
    }

    private static async Task HealthAsync(HttpContext context, string health)
    {
        if (health == "hang")
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        context.Response.StatusCode = health switch
        {
            "ok" => 200,
            _ when health.StartsWith("after:", StringComparison.Ordinal) => Age() > Milliseconds(health[6..]) ? 200 : 503,
            _ when health.StartsWith("until:", StringComparison.Ordinal) => FirstAsked.Value.Elapsed > Milliseconds(health[6..]) ? 503 : 200,
            _ => int.Parse(health, CultureInfo.InvariantCulture),
        };
        await context.Response.WriteAsync($"health: {health}");
    }

    private static async Task<string> SlowAsync(HttpContext context, int ms)
    {
        await Task.Delay(ms, context.RequestAborted);
        return "slow";
    }

    private static TimeSpan Age() => DateTime.Now - Process.GetCurrentProcess().StartTime;

    private static TimeSpan Milliseconds(string text) => TimeSpan.FromMilliseconds(int.Parse(text, CultureInfo.InvariantCulture));

    private static Dictionary<string, string?> Variables() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal);

    private static IResult Cookies(HttpContext context)
    {
        context.Response.Headers.SetCookie = new[] { "a=1; Path=/", "b=2; Path=/" };
        return Results.Text(context.Request.Headers.Cookie.ToString());
    }

    /// <summary>Kestrel refuses to send what some other servers do send; so this writes to the connection itself.</summary>
    private static async Task NoContentWithLengthAsync(HttpContext context)
    {
        var connection = context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport;
        await connection.Output.WriteAsync("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        await connection.Output.CompleteAsync();
    }

    /// <summary>The request as it arrived.</summary>
    private static async Task<IResult> EchoAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return Results.Json(new
        {
            context.Request.Method,
            Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Headers = context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = await reader.ReadToEndAsync(),
        });
    }
}
