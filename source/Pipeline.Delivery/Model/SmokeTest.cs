using System.Net;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A request that must answer as said: the deployment's own proof that it works.</summary>
/// <param name="Path">Path and query below the environment's URL.</param>
public sealed record SmokeTest(string Path)
{
    public string Method { get; init; } = "GET";

    /// <summary>Sent as JSON.</summary>
    public JsonBody? Body { get; init; }

    public HttpStatusCode Expected { get; init; } = HttpStatusCode.OK;

    /// <summary>How long the answer may take before that attempt has failed; 10 s by default. There are three attempts.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Text that the answer must contain; <c>{version}</c> stands for the version being deployed.</summary>
    public string? Contains { get; init; }
}
