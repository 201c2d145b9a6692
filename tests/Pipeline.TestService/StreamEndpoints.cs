using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net.WebSockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Pipeline.TestService;

/// <summary>Large and endless bodies.</summary>
internal static class StreamEndpoints
{
    private static readonly ConcurrentDictionary<string, int> Hits = new(StringComparer.Ordinal);

    public static void Map(WebApplication app)
    {
        app.MapGet("/bytes/{count:long}", BytesAsync);
        app.MapMethods("/sized/{count:int}", ["GET", "HEAD"], (int count) => Results.Bytes(new byte[count]));
        app.MapGet("/gzip", GzipAsync);
        app.MapGet("/ticks", (HttpContext context) => TicksAsync(context, app.Lifetime.ApplicationStopping));
        app.MapPut("/hash", (Delegate)HashAsync);
        app.MapGet("/broken", BrokenAsync);
        app.Map("/once/{id}", OnceAsync);
        app.MapGet("/hits/{id}", (string id) => Hits.GetValueOrDefault(id));
        app.Map("/websocket", WebSocketAsync);
    }

    private static async Task BytesAsync(HttpContext context, long count)
    {
        var block = new byte[64 * 1024];
        for (var left = count; left > 0; left -= block.Length)
            await context.Response.Body.WriteAsync(block.AsMemory(0, (int)Math.Min(left, block.Length)), context.RequestAborted);
    }

    /// <summary>Five events a second until the service ends, which is what ends the stream, too.</summary>
    private static async Task TicksAsync(HttpContext context, CancellationToken stopping)
    {
        context.Response.ContentType = "text/event-stream";
        while (!stopping.IsCancellationRequested)
        {
            await context.Response.WriteAsync("data: tick\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.WhenAny(Task.Delay(200, context.RequestAborted), Task.Delay(Timeout.Infinite, stopping));
        }
    }

    private static async Task GzipAsync(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        await using var compressed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await compressed.WriteAsync(new byte[1000]);
    }

    private static async Task<string> HashAsync(HttpContext context) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted));

    /// <summary>Promises a chunked answer and breaks off in the middle.</summary>
    private static async Task BrokenAsync(HttpContext context)
    {
        await context.Response.WriteAsync("half of it");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    /// <summary>Answers a connection's first request and closes it at the second, as a server does whose keep-alive time is over.</summary>
    private static async Task OnceAsync(HttpContext context, string id)
    {
        Hits.AddOrUpdate(id, 1, (_, hits) => hits + 1);
        var connection = context.Features.GetRequiredFeature<IConnectionItemsFeature>().Items;
        if (connection.TryAdd(nameof(OnceAsync), id))
            await context.Response.WriteAsync("once");
        else
            context.Abort();
    }

    private static async Task WebSocketAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[16 * 1024];
        while (await socket.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: not WebSocketMessageType.Close } message)
            await socket.SendAsync(buffer.AsMemory(0, message.Count), message.MessageType, message.EndOfMessage, context.RequestAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", context.RequestAborted);
    }
}
