using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Pipeline.Agent;

/// <summary>Status and headers of a service's answer, for the client.</summary>
internal static class ResponseHead
{
    public static void Copy(HttpResponseMessage from, HttpResponse to)
    {
        to.StatusCode = (int)from.StatusCode;
        to.HttpContext.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = from.ReasonPhrase;
        Copy(from.Headers.NonValidated, to, from);
        Copy(from.Content.Headers.NonValidated, to, from);

        // Some servers send "Content-Length: 0" with 204, which RFC 9110, 8.6 forbids and Kestrel refuses to repeat.
        if (to.StatusCode is StatusCodes.Status101SwitchingProtocols or StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent)
            to.ContentLength = null;
    }

    private static void Copy(HttpHeadersNonValidated headers, HttpResponse to, HttpResponseMessage from)
    {
        foreach (var (name, values) in headers)
        {
            if (!HopByHop.Includes(name, from.Headers.Connection))
                to.Headers.Append(name, new StringValues([.. values]));
        }
    }
}
