using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>Reading and answering requests of the control socket.</summary>
internal static class ControlMessages
{
    public static async Task<T> ReadAsync<T>(this HttpContext context, JsonTypeInfo<T> type)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted)
                ?? throw ControlFailure.Malformed("the body is null");
        }
        catch (JsonException failure)
        {
            throw ControlFailure.Malformed($"the body is not a {typeof(T).Name}: {failure.Message}");
        }
    }

    public static Task AnswerAsync<T>(
        this HttpContext context, int status, T document, JsonTypeInfo<T> type, string contentType = "application/json")
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(document, type, contentType, context.RequestAborted);
    }

    public static Task AnswerAsync(this HttpContext context, ControlFailure failure) => context.AnswerAsync(
        failure.Status,
        new ProblemDocument(failure.Title, failure.Status, failure.Message, failure.InFlight),
        ProtocolJson.Default.ProblemDocument,
        "application/problem+json");

    /// <summary>A whole number in the query; null when it is not there.</summary>
    public static int? Number(this HttpRequest request, string name, int max)
    {
        if (request.Query[name] is not [{ } text])
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max
            ? number
            : throw ControlFailure.Malformed($"{name}={text} is not a whole number between 0 and {max}");
    }
}
