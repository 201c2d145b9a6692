using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>What a dry run showed, as JSON for tools: <c>.nuke/temp/plan.json</c>.</summary>
internal static class PlanFile
{
    private const int Schema = 1;

    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static Task WriteAsync(string path, RunContext run, StartProblems problems, IReadOnlyList<PlannedNode> nodes) =>
        AtomicFile.WriteAsync(path, Encoding.UTF8.GetBytes(run.Redactor.Redact(Text(run, problems, nodes))));

    private static string Text(RunContext run, StartProblems problems, IReadOnlyList<PlannedNode> nodes)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteString("commandLine", run.Again);
            json.WriteString("commit", run.Checkout.Value?.Commit);
            json.WriteString("dirty", run.Checkout.Value?.DirtyHash);
            json.WriteStartArray("problems");
            foreach (var problem in problems.All) Write(json, problem);
            json.WriteEndArray();
            json.WriteStartArray("nodes");
            foreach (var node in nodes) Write(json, node, run.Values);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, StartProblem problem)
    {
        json.WriteStartObject();
        Write(json, "nodes", problem.Nodes);
        json.WriteString("what", problem.Problem.What);
        Write(json, "fix", problem.Problem.Fix);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlannedNode node, Values values)
    {
        json.WriteStartObject();
        json.WriteString("id", node.State.Id);
        json.WriteString("target", node.State.Node.Target.Name);
        json.WriteString("environment", node.State.Node.Environment);
        if (node.State.Status is NodeStatus.Skipped) json.WriteString("skipped", node.State.Reason);
        if (node.Failure is { } failure) json.WriteString("failure", failure.Message);
        Write(json, "onlyWhen", [.. node.State.Behavior.DynamicConditions.Select(condition => condition.Text)]);
        Write(json, "notes", node.State.Notes.All);
        if (node.Plan is { } plan)
        {
            json.WritePropertyName("plan");
            PlanJson.Write(json, node.State.Id, plan, values);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) return;

        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
