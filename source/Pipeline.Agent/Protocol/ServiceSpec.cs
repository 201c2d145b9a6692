using System.Text.Json.Serialization;

namespace Pipeline.Agent.Protocol;

/// <summary>One process of a pool: how it starts, which requests it gets, how it stops.</summary>
/// <param name="Name">Lower-case letters, digits, '-', '_' and '.'; unique in its pool. The log file is named after it.</param>
/// <param name="Command">The program and its arguments, passed as they are: no shell reads them.</param>
/// <param name="WorkingDirectory">Absolute and existing.</param>
/// <param name="Environment">
/// Added to the few variables that every service gets. <c>PORT</c>, <c>HOST</c> and <c>ASPNETCORE_URLS</c> are the agent's: it picks the
/// port.
/// </param>
/// <param name="Route">"/" or "/api": the service gets the paths below it. The longest route that matches whole segments wins.</param>
/// <param name="HealthPath">Answered with 2xx when the service is ready for requests.</param>
/// <param name="StripRoute">The service sees "/users" for "/api/users".</param>
/// <param name="StopGraceSeconds">Between SIGTERM and SIGKILL.</param>
/// <param name="Replicas">How many processes of it a full pool has; they take the requests in turn.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ServiceSpec(
    string Name,
    IReadOnlyList<string> Command,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment,
    string Route,
    string HealthPath,
    bool StripRoute = false,
    int StopGraceSeconds = 10,
    int Replicas = 1);
