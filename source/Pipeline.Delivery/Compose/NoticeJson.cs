using System.Text.Json.Serialization;

namespace Pipeline.Delivery;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MaintenanceNotice))]
internal sealed partial class NoticeJson : JsonSerializerContext;
