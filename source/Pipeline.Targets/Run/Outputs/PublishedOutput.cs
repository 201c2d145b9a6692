using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>A result that the plan of a node promises.</summary>
internal abstract class PublishedOutput(string name)
{
    public string Name { get; } = name;

    /// <summary>Writes the value as JSON.</summary>
    /// <returns>Whether the value is known.</returns>
    public abstract bool Write(Utf8JsonWriter json, Values values);
}

internal sealed class PublishedOutput<T>(string name, Value<T> value) : PublishedOutput(name)
{
    public Value<T> Value { get; } = value;

    public override bool Write(Utf8JsonWriter json, Values values)
    {
        if (!values.TryGet(Value, out var known)) return false;

        JsonSerializer.Serialize(json, known, OutputsFile.Json);
        return true;
    }
}
