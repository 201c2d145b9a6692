using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Agent;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<ProcessRecord>))]
internal sealed partial class RegistryJson : JsonSerializerContext;
