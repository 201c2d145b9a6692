using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Plans;

/// <summary>Writes a <see cref="JsonBody"/>, for showing or for sending.</summary>
internal sealed class JsonLeafWriter
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter json;
    private readonly Values values;
    private readonly Redactor? redactor;

    private JsonLeafWriter(Utf8JsonWriter json, Values values, Redactor? redactor) =>
        (this.json, this.values, this.redactor) = (json, values, redactor);

    /// <param name="body">The document.</param>
    /// <param name="values">Its values.</param>
    /// <param name="redactor">Learns the secrets of a document that is sent; <see langword="null"/> for one that is shown.</param>
    public static string Write(JsonBody body, Values values, Redactor? redactor)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable)) body.WriteTo(new JsonLeafWriter(json, values, redactor));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public void Object((string Name, JsonBody Value)[] members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            value.WriteTo(this);
        }

        json.WriteEndObject();
    }

    public void List(JsonBody[] items)
    {
        json.WriteStartArray();
        foreach (var item in items) item.WriteTo(this);
        json.WriteEndArray();
    }

    public void Text(string? text) => json.WriteStringValue(text);

    public void Number(int number) => json.WriteNumberValue(number);

    public void Flag(bool flag) => json.WriteBooleanValue(flag);

    public void Value(Value<string> value) => json.WriteStringValue(redactor is null ? value.Show(values) : values.Get(value));

    public void Secret(Secret secret)
    {
        redactor?.Add(secret);
        json.WriteStringValue(redactor is null ? secret.ToString() : secret.Reveal());
    }
}
