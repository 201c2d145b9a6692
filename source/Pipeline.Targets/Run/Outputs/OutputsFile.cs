using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>The file that carries a node's outputs to later runs and to other jobs: <c>.nuke/temp/outputs/&lt;node&gt;.json</c>.</summary>
/// <param name="path">Where it is.</param>
internal sealed class OutputsFile(string path)
{
    /// <summary>The version of the file's schema; another one is as good as no file.</summary>
    private const int Schema = 1;

    public static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Converters = { new SecretsStayOut() } };

    public async Task WriteAsync(string node, Checkout? checkout, IEnumerable<PublishedOutput> outputs, Values values, Redactor redactor)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteString("node", node);
            json.WriteString("commit", checkout?.Commit);
            json.WriteString("dirty", checkout?.DirtyHash);
            json.WriteStartObject("values");
            foreach (var output in outputs)
            {
                json.WritePropertyName(output.Name);
                if (!output.Write(json, values))
                    throw new InvalidOperationException($"{node} publishes '{output.Name}', but no effect of its plan has produced it.");
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        var text = Encoding.UTF8.GetString(buffer.ToArray());
        if (redactor.Redact(text) != text) throw ContainsSecret(node);
        await AtomicFile.WriteAsync(path, buffer.ToArray());
    }

    /// <summary>The values of the file, if it is there and belongs to this state of the repository.</summary>
    public JsonElement? Read(Checkout? checkout)
    {
        if (checkout is null || !File.Exists(path)) return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            var isCurrent = root.GetProperty("schema").GetInt32() == Schema
                && root.GetProperty("commit").GetString() == checkout.Commit
                && root.GetProperty("dirty").GetString() == checkout.DirtyHash;
            return isCurrent ? root.GetProperty("values").Clone() : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // Not written by this version of the library: as good as missing.
            return null;
        }
    }

    private static FailureException ContainsSecret(string node) =>
        new($"An output of {node} contains a secret, and outputs are written to files.")
        {
            NextSteps =
            [
                "Publish the secret's name instead, and read the value where it is used.",
                "If the secret only equals harmless text: choose a longer one.",
            ],
        };

    private sealed class SecretsStayOut : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Secrets are never written to outputs.");

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
            throw new FailureException($"An output contains the secret {value.Name}, and outputs are written to files.");
    }
}
