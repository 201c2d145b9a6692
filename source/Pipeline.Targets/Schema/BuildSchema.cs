using System.Text;
using System.Text.Json;

namespace Pipeline.Targets;

/// <summary>
/// Describes the parameters of a build, so that editors complete and check <c>.nuke/parameters.json</c>. The shape is NUKE's (JSON Schema
/// draft-04 with the same definitions), so its tools can read it.
/// </summary>
internal sealed class BuildSchema
{
    private readonly PipelineBuild build;
    private readonly Utf8JsonWriter json;

    private BuildSchema(PipelineBuild build, Utf8JsonWriter json) => (this.build, this.json) = (build, json);

    public static string Of(PipelineBuild build, TargetGraph graph, ParameterCatalog parameters)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            new BuildSchema(build, json).Write(graph, parameters);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private void Write(TargetGraph graph, ParameterCatalog parameters)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "http://json-schema.org/draft-04/schema#");
        json.WriteStartObject("definitions");
        WriteEnum("Host", BuiltIns.Host.Allowed);
        WriteEnum("ExecutableTarget", graph.Targets.Select(target => target.Name).Order(StringComparer.Ordinal));
        WriteEnum("Verbosity", Enum.GetNames<Verbosity>());
        json.WriteEndObject();
        json.WriteStartArray("allOf");
        json.WriteStartObject();
        json.WriteStartObject("properties");
        foreach (var parameter in parameters.All) WriteParameter(parameter);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteEnum(string name, IEnumerable<string> values)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "string");
        WriteValues(values);
        json.WriteEndObject();
    }

    private void WriteParameter(ParameterDefinition parameter)
    {
        var item = ValueTypes.ItemOrNull(parameter.Type);
        json.WriteStartObject(parameter.Name);
        if (item is null) WriteType(parameter, parameter.Type);
        else json.WriteString("type", "array");
        if (parameter.Description.Length > 0) json.WriteString("description", parameter.Description);
        if (item is not null)
        {
            json.WriteStartObject("items");
            WriteType(parameter, item);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteType(ParameterDefinition parameter, Type type)
    {
        json.WriteString("type", ValueTypes.JsonType(type));
        if (parameter.SuggestedValues(build) is { Count: > 0 } values) WriteValues(values);
    }

    private void WriteValues(IEnumerable<string> values)
    {
        json.WriteStartArray("enum");
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
