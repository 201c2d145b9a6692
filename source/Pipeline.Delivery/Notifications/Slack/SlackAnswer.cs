using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Reads answers of Slack's Web API: JSON with <c>ok</c>, and <c>error</c> where that is false, always with status 200.</summary>
internal static class SlackAnswer
{
    /// <summary>Why Slack said no; <see langword="null"/> when it did not.</summary>
    public static string? Refusal(HttpAnswer answer)
    {
        if (Parse(answer.Body) is not { ValueKind: JsonValueKind.Object } body) return "its answer is not the JSON that Slack gives";
        if (Text(body, "channel") is not null && Text(body, "ts") is not null && body.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True) return null;
        return Text(body, "error") ?? "it neither took the message nor said why not";
    }

    /// <summary>Of an answer that is no refusal.</summary>
    public static SlackReceipt Receipt(string body)
    {
        var answer = Parse(body)!.Value;
        return new SlackReceipt(Text(answer, "channel")!, Text(answer, "ts")!);
    }

    private static JsonElement? Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
