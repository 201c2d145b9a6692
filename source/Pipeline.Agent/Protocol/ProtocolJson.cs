using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Agent.Protocol;

/// <summary>JSON of the control socket, without reflection: both ends start fast.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StatusDocument))]
[JsonSerializable(typeof(PoolSpec))]
[JsonSerializable(typeof(PoolStatus))]
[JsonSerializable(typeof(RoutesDocument))]
[JsonSerializable(typeof(InstancesDocument))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(ProbeDocument))]
[JsonSerializable(typeof(DrainDocument))]
[JsonSerializable(typeof(MaintenanceDocument))]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
