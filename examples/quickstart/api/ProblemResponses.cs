
namespace Quickstart.Api;

/// <summary>
/// Turns failures that are expected into problem details (RFC 9457). Anything else stays a 500 with its stack trace in the log.
/// </summary>
internal static class ProblemResponses
{
    public static void UseProblemResponses(this IApplicationBuilder app) => app.Use(AnswerAsync);

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
        }
        catch (DataException failure)
        {
            await TypedResults.Problem(failure.Message, statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
        }
        catch (BadHttpRequestException wrong)
        {
            await TypedResults.Problem(wrong.Message, statusCode: wrong.StatusCode).ExecuteAsync(context);
        }
    }
}
