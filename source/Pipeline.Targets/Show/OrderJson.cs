using System.Text;
using System.Text.Json;

namespace Pipeline.Targets;

/// <summary>Shows a plan for programs. The nodes stand in their order.</summary>
internal static class OrderJson
{
    /// <summary>Raised when a reader of the last version would misunderstand.</summary>
    private const int Version = 1;

    public static string Of(ExecutionPlan plan)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartArray("nodes");
            foreach (var node in plan.Nodes) Write(json, node);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Node node)
    {
        json.WriteStartObject();
        json.WriteString("id", node.Id);
        json.WriteString("target", node.Target.Name);
        json.WriteString("environment", node.Environment);
        json.WriteBoolean("invoked", node.IsInvoked);
        WriteIds(json, "dependencies", node.Dependencies);
        WriteIds(json, "triggers", node.Triggers);
        WriteIds(json, "predecessors", node.Predecessors);
        json.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IReadOnlyList<Node> nodes)
    {
        json.WriteStartArray(name);
        foreach (var node in nodes) json.WriteStringValue(node.Id);
        json.WriteEndArray();
    }
}
