using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quickstart.Api;

/// <summary>
/// Everything that is kept, as one JSON document: <c>{"schema": "0001", "lastId": 1, "notes": [{"id": 1, "text": "…"}]}</c>.
/// The revision lives beside the notes, so that one rename changes both. The document is edited, not read into classes and written
/// back: a field that a newer release added survives a write by this one.
/// </summary>
internal sealed class Document
{
    /// <summary>The revision of data that was never migrated.</summary>
    public const string NoRevision = "0000";

    private readonly JsonObject root;

    private Document(JsonObject root) => this.root = root;

    /// <summary>The id of the last migration that was applied.</summary>
    public string Revision
    {
        get => root["schema"]!.GetValue<string>();
        set => root["schema"] = value;
    }

    public IEnumerable<JsonObject> Notes => List.Cast<JsonObject>();

    private JsonArray List => root["notes"]!.AsArray();

    /// <summary>Before the first migration: not even a list of notes.</summary>
    public static Document Empty() => new(new JsonObject { ["schema"] = NoRevision });

    /// <exception cref="JsonException">The text is not such a document.</exception>
    public static Document Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        if (JsonNode.Parse(ref reader) is not JsonObject root) throw new JsonException("It is not a JSON object.");
        if (root["schema"] is not JsonValue schema || !schema.TryGetValue(out string? _))
            throw new JsonException("It names no schema revision.");
        if (root["lastId"] is not JsonValue last || !last.TryGetValue(out int _))
            throw new JsonException("It names no last id.");
        if (root["notes"] is not JsonArray notes || notes.Any(note => note is not JsonObject))
            throw new JsonException("It has no list of notes.");
        return new Document(root);
    }

    public void StartNotes()
    {
        root["lastId"] = 0;
        root["notes"] = new JsonArray();
    }

    /// <summary>A new id, never one that was given before, even when its note was deleted.</summary>
    public int TakeId()
    {
        var id = root["lastId"]!.GetValue<int>() + 1;
        root["lastId"] = id;
        return id;
    }

    public void Add(JsonObject note) => List.Add((JsonNode)note);

    public void Remove(JsonObject note) => List.Remove(note);

    public void WriteTo(Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        root.WriteTo(writer);
    }
}
