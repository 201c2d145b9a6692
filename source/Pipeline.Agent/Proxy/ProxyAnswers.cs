namespace Pipeline.Agent;

/// <summary>What the proxy says in its own name: short plain text, for whoever sees it in a browser or with curl.</summary>
internal static class ProxyAnswers
{
    private const string RetryAfterSeconds = "5";

    /// <summary>Long enough that waiting browsers and crawlers are no load, short enough that nobody waits long after its end.</summary>
    private const string MaintenanceRetryAfterSeconds = "60";

    public static Task NothingRoutedAsync(HttpContext context, string environment)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return AnswerAsync(
            context, StatusCodes.Status503ServiceUnavailable, $"No release is routed in {environment} now: every pool has weight 0.");
    }

    public static Task InMaintenanceAsync(HttpContext context, string page)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.RetryAfter = MaintenanceRetryAfterSeconds;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(page);
    }

    public static Task NoServiceAsync(HttpContext context, Pool pool) => AnswerAsync(
        context,
        StatusCodes.Status404NotFound,
        $"No service of release {pool.Release.Version} (pool {pool.Id}) has a route for {context.Request.Path}.");

    public static Task NotForwardedAsync(HttpContext context) => AnswerAsync(
        context, StatusCodes.Status405MethodNotAllowed, $"{context.Request.Method} requests are not forwarded.");

    public static Task UnreachableAsync(HttpContext context, Pool pool, Service service, string reason) => AnswerAsync(
        context,
        StatusCodes.Status502BadGateway,
        $"The service {service.Spec.Name} of release {pool.Release.Version} (pool {pool.Id}) gave no answer: {reason}. "
        + $"Its log: {service.LogFile}");

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n");
    }
}
