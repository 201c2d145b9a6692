using System.Text.Json.Serialization;

namespace Pipeline.Delivery;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeploymentIntent))]
[JsonSerializable(typeof(DeploymentRecord))]
[JsonSerializable(typeof(Release))]
internal sealed partial class ReleaseJson : JsonSerializerContext;
