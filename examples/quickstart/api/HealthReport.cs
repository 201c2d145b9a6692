using System.Text.Json.Serialization;

namespace Quickstart.Api;

/// <summary>What <c>GET /api/health</c> answers.</summary>
/// <param name="Status"><c>ok</c>, or <c>unavailable</c> together with status code 503.</param>
/// <param name="Version">The release that answers.</param>
/// <param name="Schema">The revision that the data has, or <c>unknown</c> when the data cannot be read.</param>
/// <param name="Problem">Why the service is unavailable, and what to do; absent when it is well.</param>
internal sealed record HealthReport(
    string Status,
    string Version,
    string Schema,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Problem = null);
