using Microsoft.Net.Http.Headers;

namespace Quickstart.Web;

/// <summary>One route a file, so that nothing but these files can be asked for.</summary>
internal static class SiteEndpoints
{
    private const string Revalidate = "no-cache";
    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSite(this IEndpointRouteBuilder routes, Site site)
    {
        routes.MapMethods("/", Methods, context => SendPageAsync(context, site.Page));
        foreach (var asset in site.Assets)
            routes.MapMethods($"/{asset.Name}", Methods, context => SendAssetAsync(context, asset));
    }

    private static Task SendPageAsync(HttpContext context, Asset page)
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return SendAsync(context, page, Revalidate);
    }

    /// <summary>
    /// Kept for ever only under the address that names this very content. While two releases answer, a page of the one may ask the
    /// other for its style sheet; that answer must not be remembered.
    /// </summary>
    private static Task SendAssetAsync(HttpContext context, Asset asset) =>
        SendAsync(context, asset, context.Request.Query["v"] == asset.Fingerprint ? Forever : Revalidate);

    private static Task SendAsync(HttpContext context, Asset asset, string caching)
    {
        context.Response.Headers.CacheControl = caching;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults
            .Bytes(asset.Content, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Fingerprint}\""))
            .ExecuteAsync(context);
    }
}
