using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Pipeline.Agent;

/// <summary>A client's request as the service gets it.</summary>
internal static class UpstreamRequest
{
    private const string ForwardedFor = "X-Forwarded-For";
    private const string ForwardedHost = "X-Forwarded-Host";
    private const string ForwardedProto = "X-Forwarded-Proto";

    public static HttpRequestMessage Create(HttpContext context, Service service)
    {
        var incoming = context.Request;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = ServicePath.Forwarded(service.Spec.Route, service.Spec.StripRoute, target, incoming.Path, incoming.QueryString);
        var request = new HttpRequestMessage(new HttpMethod(incoming.Method), ServicePath.Address(service, path))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = BodyOf(context),
        };
        CopyHeaders(incoming, request);
        TellOrigin(context, request);
        if (IsUpgrade(context))
        {
            request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
            request.Headers.TryAddWithoutValidation("Upgrade", incoming.Headers.Upgrade.AsEnumerable());
        }

        return request;
    }

    private static bool IsUpgrade(HttpContext context) => context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true };

    private static RequestBody? BodyOf(HttpContext context)
    {
        var hasBody = context.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody;
        var method = context.Request.Method;
        var mayBeRepeated = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
            || HttpMethods.IsPut(method) || HttpMethods.IsDelete(method) || HttpMethods.IsTrace(method);
        if (mayBeRepeated && !hasBody)
            return null;

        // A request without content is repeated when a kept connection turns out to be closed, by Upstream and by SocketsHttpHandler
        // itself. One that must not be made twice therefore always has content, if only an empty one.
        return hasBody ? new RequestBody(context.Request.Body, context.RequestAborted) : RequestBody.Empty();
    }

    private static void CopyHeaders(HttpRequest from, HttpRequestMessage to)
    {
        var connection = from.Headers.Connection;
        foreach (var (name, values) in from.Headers)
        {
            if (HopByHop.Includes(name, connection) || IsForwarded(name) || to.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                continue;

            // HttpClient has the headers that describe a body at the body; Content-Type comes without one, too.
            to.Content ??= RequestBody.Empty();
            to.Content.Headers.Remove(name);
            to.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }
    }

    private static bool IsForwarded(string name) =>
        name.Equals(ForwardedFor, StringComparison.OrdinalIgnoreCase)
        || name.Equals(ForwardedHost, StringComparison.OrdinalIgnoreCase)
        || name.Equals(ForwardedProto, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Only this machine can connect. When something in front has ended TLS here, what it says about the client is right and is kept.
    /// </summary>
    private static void TellOrigin(HttpContext context, HttpRequestMessage to)
    {
        var from = context.Request;
        StringValues before = from.Headers[ForwardedFor];
        var client = context.Connection.RemoteIpAddress?.ToString();
        to.Headers.TryAddWithoutValidation(ForwardedFor, StringValues.IsNullOrEmpty(before) ? client : $"{before}, {client}");
        to.Headers.TryAddWithoutValidation(ForwardedHost, Either(from.Headers[ForwardedHost], from.Host.Value));
        to.Headers.TryAddWithoutValidation(ForwardedProto, Either(from.Headers[ForwardedProto], from.Scheme));
    }

    private static string? Either(StringValues said, string? seen) => StringValues.IsNullOrEmpty(said) ? seen : said.ToString();
}
