using System.Globalization;
using System.Net.Http.Json;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent.Tests;

internal static class Answers
{
    /// <summary>The detail of a problem document with that status.</summary>
    public static async Task<string> ProblemAsync(this Task<HttpResponseMessage> asked, int status)
    {
        using var response = await asked;
        ((int)response.StatusCode).Should().Be(status, await response.Content.ReadAsStringAsync());
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.ProblemDocument))!;
        problem.Status.Should().Be(status);
        return problem.Detail;
    }

    /// <summary>Asks a service itself, past the proxy.</summary>
    public static async Task<string> AskAsync(this ServiceStatus service, string path)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{service.Port}/{path}"));
    }

    public static async Task<int> StatusOfAsync(this Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        return (int)response.StatusCode;
    }
}
