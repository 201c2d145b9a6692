using Microsoft.AspNetCore.Http.HttpResults;

namespace Quickstart.Api;

/// <summary>What a deployment asks a service: are you well, and which release are you.</summary>
internal static class ServiceEndpoints
{
    public static void MapService(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/version", (Release release) => release);
        routes.MapGet("/api/health", Health);
    }

    private static JsonHttpResult<HealthReport> Health(DataDirectory data, Release release)
    {
        var schema = "unknown";
        try
        {
            schema = data.Read().Revision;
            Schema.Require(schema);
            return TypedResults.Json(new HealthReport("ok", release.Version, schema), ApiJson.Default.HealthReport);
        }
        catch (DataException failure)
        {
            return TypedResults.Json(
                new HealthReport("unavailable", release.Version, schema, failure.Message),
                ApiJson.Default.HealthReport,
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
