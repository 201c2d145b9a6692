using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Quickstart.Api;

/// <summary>A note as a reader sees it.</summary>
/// <param name="Id">Counts up from 1; never given twice.</param>
/// <param name="Text">What was written, as plain text.</param>
/// <param name="Author">Who wrote it; <see cref="Anonymous"/> when the writer gave no name.</param>
/// <param name="Created">When, in UTC; absent when a release wrote the note that did not record it.</param>
internal sealed record Note(
    int Id,
    string Text,
    string Author,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Created)
{
    public const string Anonymous = "Anonymous";

    /// <summary>
    /// Only id and text are demanded: the previous release still adds notes without the newer fields while traffic moves to this one.
    /// </summary>
    /// <exception cref="DataException">The stored note has no id or no text.</exception>
    public static Note FromJson(JsonObject json)
    {
        if (Value<int?>(json, "id") is not { } id || Value<string>(json, "text") is not { } text)
            throw new DataException($"A note is stored without id or text: {json.ToJsonString()}. Restore a backup.");

        return new Note(id, text, Value<string>(json, "author") ?? Anonymous, Value<DateTimeOffset?>(json, "created"));
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["text"] = Text, ["author"] = Author };
        if (Created is { } moment) json["created"] = Timestamp(moment);
        return json;
    }

    /// <summary>The form in which the data keeps a moment: RFC 3339, UTC, whole seconds.</summary>
    public static string Timestamp(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static T? Value<T>(JsonObject json, string field) =>
        json[field] is JsonValue value && value.TryGetValue(out T? found) ? found : default;
}
