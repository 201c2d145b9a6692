using System.Collections.Immutable;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Workflows;

/// <summary>
/// Reads from GitHub's REST API (https://docs.github.com/rest): deployment environments, and the names of secrets and variables. Their values
/// nobody can read. Every refusal is a <see cref="FailureException"/> that is final; that nobody answered is one that is not.
/// </summary>
/// <param name="api"><c>https://api.github.com</c>, or <c>https://HOST/api/v3</c> of a GitHub Enterprise server.</param>
/// <param name="token">Reads the repository: the scope <c>repo</c>, or read access to Actions, Environments, Secrets and Variables.</param>
internal sealed class GitHubClient(string api, Secret token)
{
    /// <summary>More pages than this are a server that repeats itself.</summary>
    private const int MostPages = 100;

    private static readonly ImmutableSortedDictionary<string, string> Headers = ImmutableSortedDictionary<string, string>.Empty
        .Add("Accept", "application/vnd.github+json")
        .Add("User-Agent", "pipeline")
        .Add("X-GitHub-Api-Version", "2022-11-28");

    /// <summary>https://docs.github.com/rest/deployments/environments#list-environments</summary>
    public Task<IReadOnlyList<FoundEnvironment>> EnvironmentsAsync(GitHubRepository repository, CancellationToken cancellation) =>
        ListAsync($"{Of(repository)}/environments?per_page=100", "environments", Environment, cancellation);

    /// <summary>https://docs.github.com/rest/actions/secrets#list-environment-secrets</summary>
    public Task<IReadOnlyList<string>> SecretsAsync(GitHubRepository repository, string environment, CancellationToken cancellation) =>
        NamesAsync($"{Of(repository)}/environments/{Uri.EscapeDataString(environment)}/secrets?per_page=100", "secrets", cancellation);

    /// <summary>https://docs.github.com/rest/actions/variables#list-environment-variables; a page holds at most 30.</summary>
    public Task<IReadOnlyList<string>> VariablesAsync(GitHubRepository repository, string environment, CancellationToken cancellation) =>
        NamesAsync($"{Of(repository)}/environments/{Uri.EscapeDataString(environment)}/variables?per_page=30", "variables", cancellation);

    /// <summary>Those of the repository, and those that its organization shares with it.</summary>
    public async Task<IReadOnlyList<string>> SecretsAsync(GitHubRepository repository, CancellationToken cancellation) =>
    [
        .. await NamesAsync($"{Of(repository)}/actions/secrets?per_page=100", "secrets", cancellation),
        .. await NamesAsync($"{Of(repository)}/actions/organization-secrets?per_page=100", "secrets", cancellation),
    ];

    /// <summary>Those of the repository, and those that its organization shares with it.</summary>
    public async Task<IReadOnlyList<string>> VariablesAsync(GitHubRepository repository, CancellationToken cancellation) =>
    [
        .. await NamesAsync($"{Of(repository)}/actions/variables?per_page=30", "variables", cancellation),
        .. await NamesAsync($"{Of(repository)}/actions/organization-variables?per_page=30", "variables", cancellation),
    ];

    private static string Of(GitHubRepository repository) => $"/repos/{Uri.EscapeDataString(repository.Owner)}/{Uri.EscapeDataString(repository.Name)}";

    private Task<IReadOnlyList<string>> NamesAsync(string path, string member, CancellationToken cancellation) =>
        ListAsync(path, member, item => item.GetProperty("name").GetString()!, cancellation);

    private async Task<IReadOnlyList<T>> ListAsync<T>(string path, string member, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        var items = new List<T>();
        var url = api.TrimEnd('/') + path;
        for (var page = 0; url is not null && page < MostPages; page++)
        {
            var answer = await GetAsync(url, cancellation);
            items.AddRange(Items(url, answer, member, read));
            url = LinkHeader.Next(answer, url);
        }

        return items;
    }

    private async Task<HttpAnswer> GetAsync(string url, CancellationToken cancellation)
    {
        var answer = await HttpQuery.SendAsync(new HttpRequest(url) { Headers = Headers, Bearer = token }, cancellation);
        if (!answer.IsKnown) throw new FailureException(answer.Reason);
        return answer.Value!.IsSuccess ? answer.Value : throw GitHubRefusal.Of(url, answer.Value, token.Name);
    }

    private static IEnumerable<T> Items<T>(string url, HttpAnswer answer, string member, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return [.. document.RootElement.GetProperty(member).EnumerateArray().Select(read)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FailureException($"GET {url} answered something that is no list of {member}: {error.Message}", error)
            {
                IsFinal = true,
                NextSteps = ["Check that GITHUB_API_URL names GitHub's API, not a page or a proxy."],
            };
        }
    }

    private static FoundEnvironment Environment(JsonElement item)
    {
        var rules = item.TryGetProperty("protection_rules", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
        return new FoundEnvironment(item.GetProperty("name").GetString()!, rules.Any(IsReview));
    }

    private static bool IsReview(JsonElement rule) =>
        rule.GetProperty("type").GetString() == "required_reviewers" && rule.TryGetProperty("reviewers", out var reviewers) && reviewers.GetArrayLength() > 0;
}
