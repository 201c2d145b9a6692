using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Gives a deployment on GitHub a status; makes the deployment first when it is not there yet.</summary>
/// <param name="GitHub">Which repository.</param>
/// <param name="Token">May write deployments.</param>
/// <param name="Announcement">What is deployed.</param>
/// <param name="Id">The deployment's number: kept when it is made.</param>
/// <param name="State"><c>in_progress</c>, <c>success</c> or <c>failure</c>.</param>
/// <param name="Description">In a sentence.</param>
internal sealed record GitHubDeploymentStatus(
    GitHubDeployments GitHub, Secret Token, Announcement Announcement, Promise<string> Id, string State, Value<string> Description) : Effect
{
    /// <summary><see href="https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status">GitHub's limit</see>.</summary>
    private const int LongestDescription = 140;

    /// <summary>The answers after which another attempt is in vain. 403 and 429 with Retry-After are limits of the rate.</summary>
    private static readonly HttpStatusCode[] Final =
        [HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity];

    private static readonly ImmutableSortedDictionary<string, string> Headers = ImmutableSortedDictionary<string, string>.Empty
        .Add("Accept", "application/vnd.github+json")
        .Add("User-Agent", "pipeline")
        .Add("X-GitHub-Api-Version", "2022-11-28");

    private bool IsFirst => State == "in_progress";

    public override string Describe(Values values) => IsFirst ? $"{Create().Describe(values)}\n{Report().Describe(values)}" : Report().Describe(values);

    public override async Task ApplyAsync(ApplyContext context)
    {
        if (!context.Values.TryGet(Id, out _))
        {
            var answer = Value.Promise<string>("deployment", "github");
            await (Create() with { Answer = answer }).ApplyAsync(context);
            context.Values.Keep(Id, IdIn(context.Read(answer)));
        }

        await Report().ApplyAsync(context);
    }

    private HttpCall Create() => Call($"repos/{GitHub.Repository}/deployments", HttpStatusCode.Created) with
    {
        Body = JsonBody.Object(
            ("ref", Announcement.Commit),
            ("environment", Announcement.Site.Environment.Name),
            ("description", Short($"{Announcement.Site.Application.Name} {Announcement.Version} by {Announcement.Stamp.By}")),
            ("auto_merge", false),
            ("required_contexts", JsonBody.List()),
            ("production_environment", Announcement.Site.Environment.IsProtected)),
    };

    private HttpCall Report() => Call(Id.Map(id => $"repos/{GitHub.Repository}/deployments/{id}/statuses"), HttpStatusCode.Created) with
    {
        Body = JsonBody.Object(
            ("state", State),
            ("environment_url", Announcement.Url.AbsoluteUri),
            ("description", Description.Map(Short))),
    };

    private HttpCall Call(Value<string> path, HttpStatusCode expected) => new("POST", path.Map(known => new Uri(GitHub.Api, known).AbsoluteUri).Named("the deployment's statuses"))
    {
        Bearer = Token,
        Headers = Headers,
        Expected = [expected],
        Final = Final,
        FindRefusal = answer => IdIn(answer.Body).Length > 0 ? null : "its answer has no id",
    };

    private static string Short(string text) => text.Length <= LongestDescription ? text : $"{text[..(LongestDescription - 1)]}…";

    /// <summary>The number in an answer; empty when there is none.</summary>
    private static string IdIn(string body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty("id", out var id) ? id.ToString() : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
