using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Plans;

/// <summary>
/// A plan as JSON for tools: every node with <c>id</c>, <c>kind</c> (effect, nothing, sequence, parallel, when, choose, guard) and, where
/// it is a step, <c>name</c>; effects with <c>effect</c> (their type), <c>description</c>, <c>deadlineSeconds</c> and <c>attempts</c>. All
/// branches are there; <c>holds</c> and <c>verdict</c> are null while they are unknown. The same plan gives the same text.
/// </summary>
public static class PlanJson
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>The plan as a document of its own, indented.</summary>
    public static string Text(string id, Plan plan, Values values)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable)) Write(json, id, plan, values);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes the plan as one value into a document.</summary>
    public static void Write(Utf8JsonWriter json, string id, Plan plan, Values values) =>
        new PlanJsonWriter(json, values).Node(id, name: null, plan);
}
