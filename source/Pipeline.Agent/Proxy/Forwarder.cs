using System.Net;

namespace Pipeline.Agent;

/// <summary>Sends a request to a service and its answer to the client, streaming both.</summary>
internal sealed class Forwarder(TimeProvider clock) : IDisposable
{
    private readonly Upstream upstream = new();

    public async Task<Outcome> ForwardAsync(HttpContext context, Pool pool, Service service)
    {
        var started = clock.GetTimestamp();
        using var request = UpstreamRequest.Create(context, service);
        try
        {
            using var response = await upstream.SendAsync(request, context.RequestAborted);
            pool.Traffic.Answered(clock.GetElapsedTime(started));
            return response.StatusCode is HttpStatusCode.SwitchingProtocols
                ? await TunnelAsync(context, response)
                : await AnswerAsync(context, response);
        }
        catch (Exception failure) when (IsClientsFault(failure, context))
        {
            context.Abort();
            return Outcome.ClientGone;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            await ProxyAnswers.UnreachableAsync(context, pool, service, service.ExitReason ?? ConnectionProblem.Describe(failure));
            return Outcome.Failed;
        }
        finally
        {
            if (request.Content is RequestBody body)
                await body.EndAsync();
        }
    }

    public void Dispose() => upstream.Dispose();

    private static async Task<Outcome> AnswerAsync(HttpContext context, HttpResponseMessage response)
    {
        ResponseHead.Copy(response, context.Response);
        try
        {
            var body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
            await StreamPump.CopyAsync(body, context.Response.Body, context.RequestAborted);
            await context.Response.CompleteAsync();
        }
        catch (SourceBrokenException)
        {
            // The client must not take half an answer for a whole one.
            context.Abort();
            return Outcome.Failed;
        }

        return context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? Outcome.Failed : Outcome.Good;
    }

    private static async Task<Outcome> TunnelAsync(HttpContext context, HttpResponseMessage response)
    {
        await Tunnel.RunAsync(context, response);
        return Outcome.Good;
    }

    /// <summary>It has gone, or its request broke off in the middle of the body.</summary>
    private static bool IsClientsFault(Exception failure, HttpContext context) =>
        context.RequestAborted.IsCancellationRequested
        || failure is SourceBrokenException
        || failure.InnerException is SourceBrokenException;
}
