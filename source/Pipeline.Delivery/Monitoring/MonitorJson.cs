using System.Text.Json.Serialization;

namespace Pipeline.Delivery;

/// <summary>The file's own shape: a list that compares by content is not one that is read back.</summary>
internal sealed record MonitorDocument(DateTimeOffset Since, DateTimeOffset Told, string[] Subjects);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MonitorDocument))]
internal sealed partial class MonitorJson : JsonSerializerContext;
