using System.Text.Json.Serialization;

namespace Pipeline.Agent.Protocol;

internal enum ServiceState
{
    /// <summary>The process runs and has not passed a health probe yet.</summary>
    [JsonStringEnumMemberName("starting")]
    Starting,

    /// <summary>The process runs and has passed a health probe.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>The process is gone, whoever ended it. The agent does not start it again.</summary>
    [JsonStringEnumMemberName("exited")]
    Exited,
}
