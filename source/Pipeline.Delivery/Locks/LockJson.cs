using System.Text.Json.Serialization;

namespace Pipeline.Delivery;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EnvironmentLock))]
internal sealed partial class LockJson : JsonSerializerContext;
