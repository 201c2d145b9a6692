using Microsoft.AspNetCore.Http.Features;

namespace Pipeline.Agent;

/// <summary>After "101 Switching Protocols" (WebSocket, say): bytes in both directions until one side closes.</summary>
internal static class Tunnel
{
    public static async Task RunAsync(HttpContext context, HttpResponseMessage response)
    {
        ResponseHead.Copy(response, context.Response);
        context.Response.Headers.Upgrade = response.Headers.Upgrade.ToString();

        await using var client = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        await using var service = await response.Content.ReadAsStreamAsync();
        using var oneClosed = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);

        var up = StreamPump.CopyAsync(client, service, oneClosed.Token);
        var down = StreamPump.CopyAsync(service, client, oneClosed.Token);
        await Task.WhenAny(up, down);
        await oneClosed.CancelAsync();

        // A connection that breaks is how most of these end; there is nobody to tell.
        await Task.WhenAll(up, down).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
