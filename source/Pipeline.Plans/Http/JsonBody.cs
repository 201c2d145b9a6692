namespace Pipeline.Plans;

/// <summary>
/// A JSON document whose leaves may be unknown values or secrets. A leaf is a string, a number, a boolean, <see langword="null"/>,
/// a <see cref="Secret"/>, a <see cref="Value{T}"/> of string, or a nested <see cref="JsonBody"/>.
/// </summary>
public sealed class JsonBody
{
    private readonly Action<JsonLeafWriter> write;

    private JsonBody(Action<JsonLeafWriter> write) => this.write = write;

    /// <summary>An object with its members in order.</summary>
    public static JsonBody Object(params IEnumerable<(string Name, JsonBody Value)> members)
    {
        var list = members.ToArray();
        return new(writer => writer.Object(list));
    }

    /// <summary>A list.</summary>
    public static JsonBody List(params IEnumerable<JsonBody> items)
    {
        var list = items.ToArray();
        return new(writer => writer.List(list));
    }

    public static implicit operator JsonBody(string? text) => new(writer => writer.Text(text));

    public static implicit operator JsonBody(int number) => new(writer => writer.Number(number));

    public static implicit operator JsonBody(bool flag) => new(writer => writer.Flag(flag));

    public static implicit operator JsonBody(Value<string> value) => new(writer => writer.Value(value));

    public static implicit operator JsonBody(Secret secret) => new(writer => writer.Secret(secret));

    /// <summary>The document on one line, secrets as <c>***</c>, unknown values as such.</summary>
    public string Describe(Values values) => JsonLeafWriter.Write(this, values, redactor: null);

    /// <summary>The document as it is sent: secrets in the clear; the redactor learns them.</summary>
    internal string Reveal(Values values, Redactor redactor) => JsonLeafWriter.Write(this, values, redactor);

    internal void WriteTo(JsonLeafWriter writer) => write(writer);
}
