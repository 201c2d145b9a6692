using System.Globalization;

namespace Pipeline.TestService;

/// <summary>
/// <c>/hold/{id}</c> answers after <c>POST /release/{id}</c>, <c>/head-first/{id}</c> sends its headers before; <c>/events/{id}</c> sends one
/// server-sent event at once and one more after each release; <c>PUT /upload/{id}</c> counts what it gets; <c>/held/{id}</c> and
/// <c>/received/{id}</c> tell how far they are.
/// </summary>
internal static class HoldEndpoints
{
    public static void Map(WebApplication app, Holds holds)
    {
        app.MapGet("/hold/{id}", (HttpContext context, string id) => HoldAsync(context, holds[id]));
        app.MapGet("/head-first/{id}", async (HttpContext context, string id) =>
        {
            await context.Response.Body.FlushAsync();
            await HoldAsync(context, holds[id]);
        });
        app.MapGet("/events/{id}", (HttpContext context, string id) => EventsAsync(context, holds[id]));
        app.MapPut("/upload/{id}", (HttpContext context, string id) => UploadAsync(context, holds[id]));
        app.MapPost("/release/{id}", (string id) => holds[id].Release());
        app.MapGet("/held/{id}", (string id) => holds[id].State);
        app.MapGet("/received/{id}", (string id) => holds[id].Received.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task HoldAsync(HttpContext context, Holds.Hold hold)
    {
        try
        {
            hold.State = "waiting";
            await hold.WaitAsync(context.RequestAborted);
            hold.State = "released";
            await context.Response.WriteAsync("released");
        }
        catch (OperationCanceledException)
        {
            hold.State = "aborted";
        }
    }

    private static async Task EventsAsync(HttpContext context, Holds.Hold hold)
    {
        context.Response.ContentType = "text/event-stream";
        for (var number = 1; ; number++)
        {
            await context.Response.WriteAsync($"data: {number}\n\n");
            await context.Response.Body.FlushAsync();
            await hold.WaitAsync(context.RequestAborted);
        }
    }

    private static async Task UploadAsync(HttpContext context, Holds.Hold hold)
    {
        var buffer = new byte[64 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is var count and > 0)
            hold.Received += count;
        await context.Response.WriteAsync(hold.Received.ToString(CultureInfo.InvariantCulture));
    }
}
