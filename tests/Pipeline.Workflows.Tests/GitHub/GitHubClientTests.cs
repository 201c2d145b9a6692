using Pipeline.Plans;

namespace Pipeline.Workflows.Tests.GitHub;

/// <summary>What is read from GitHub, and what its refusals mean to a person.</summary>
public sealed class GitHubClientTests : IDisposable
{
    private const string Environments = "/repos/octo/shop/environments?per_page=100";
    private static readonly GitHubRepository Shop = new("octo", "shop");

    private readonly FakeGitHub github = new();

    public void Dispose() => github.Dispose();

    [Fact]
    public async Task Environments_are_read_with_their_reviewers()
    {
        github.With(Environments, FakeGitHub.Environments);

        (await EnvironmentsAsync()).Should().Equal(new FoundEnvironment("staging", HasReviewers: false), new FoundEnvironment("production", HasReviewers: true));

        github.LastHeaders.Should().Contain("Authorization", "Bearer ghp_secret").And.Contain("X-GitHub-Api-Version", "2022-11-28")
            .And.Contain("Accept", "application/vnd.github+json").And.ContainKey("User-Agent");
    }

    [Fact]
    public async Task All_pages_of_a_list_are_read()
    {
        const string Path = "/repos/octo/shop/environments/a%2Fb/variables?per_page=30";
        github.WithNames($"{Path}&page=2", "variables", "THIRD")
            .With(Path, """{ "total_count": 3, "variables": [ { "name": "FIRST" }, { "name": "SECOND" } ] }""", 200,
                $"Link: <{github.Url}{Path}&page=2>; rel=\"next\", <{github.Url}{Path}&page=2>; rel=\"last\"");

        (await Client.VariablesAsync(Shop, "a/b", CancellationToken.None)).Should().Equal("FIRST", "SECOND", "THIRD");
    }

    [Fact]
    public async Task The_token_does_not_follow_a_list_to_another_server()
    {
        github.With(Environments, FakeGitHub.Environments, 200, "Link: <https://evil.example/next>; rel=\"next\"");

        (await FailureAsync()).Message.Should().Be(
            $"GET {github.Url}{Environments} goes on at evil.example, which is another server; the token was not sent there.");
    }

    [Fact]
    public async Task Secrets_of_the_repository_are_its_own_and_those_of_its_organization()
    {
        github.WithNames("/repos/octo/shop/actions/secrets?per_page=100", "secrets", "OWN")
            .WithNames("/repos/octo/shop/actions/organization-secrets?per_page=100", "secrets", "SHARED");

        (await Client.SecretsAsync(Shop, CancellationToken.None)).Should().Equal("OWN", "SHARED");
    }

    [Theory]
    [InlineData(401, "Bad credentials", "", "GitHub does not accept the token GH_TOKEN.", "Set GH_TOKEN to a token that is valid: gh auth token prints one.")]
    [InlineData(403, "Resource not accessible by personal access token", "", "The token GH_TOKEN may not read that.",
        "Give GH_TOKEN the scope repo, or, when it is fine-grained, read access to Actions, Environments, Secrets and Variables.")]
    [InlineData(403, "API rate limit exceeded for user ID 1.", "X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1767225600",
        "GitHub takes no further requests for now.", "Try again after 2026-01-01 00:00:00 UTC.")]
    [InlineData(403, "You have exceeded a secondary rate limit.", "", "GitHub takes no further requests for now.", "Try again in a minute.")]
    [InlineData(429, "Too many requests", "Retry-After: 30", "GitHub takes no further requests for now.", "Try again in 30 s.")]
    [InlineData(404, "Not Found", "", "The repository is not there, or the token GH_TOKEN may not see it.",
        "Check GITHUB_REPOSITORY, or the address of the git remote origin.|Give GH_TOKEN the scope repo when the repository is private.")]
    [InlineData(301, "Moved Permanently", "Location: https://api.github.com/repositories/1",
        "The repository has moved.", "git remote set-url origin with its new address, or correct GITHUB_REPOSITORY.")]
    public async Task A_refusal_says_what_it_means_and_what_to_do(int status, string message, string headers, string meaning, string next)
    {
        github.With(Environments, $$"""{ "message": "{{message}}", "documentation_url": "https://docs.github.com/rest" }""", status,
            headers.Split('|', StringSplitOptions.RemoveEmptyEntries));

        var failure = await FailureAsync();

        failure.Message.Should().Be($"{meaning} GET {github.Url}{Environments} answered {status}: {message}");
        failure.NextSteps.Should().Equal(next.Split('|'));
        failure.IsFinal.Should().BeTrue();
    }

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("""{ "total_count": 1 }""")]
    [InlineData("""{ "environments": 1 }""")]
    [InlineData("""{ "environments": [ { "protection_rules": [] } ] }""")]
    public async Task Something_else_than_the_API_is_said(string body)
    {
        github.With(Environments, body);

        var failure = await FailureAsync();

        failure.Message.Should().StartWith($"GET {github.Url}{Environments} answered something that is no list of environments: ");
        failure.NextSteps.Should().Equal("Check that GITHUB_API_URL names GitHub's API, not a page or a proxy.");
    }

    [Fact]
    public async Task Nobody_there_and_a_broken_server_are_failures_that_may_pass()
    {
        github.With(Environments, "", status: 502);
        var broken = await FailureAsync();
        github.Dispose();
        var nobody = await FailureAsync();

        (broken.IsFinal, broken.Message).Should().Be((false, $"GET {github.Url}{Environments} answered 502: it said nothing"));
        (nobody.IsFinal, nobody.Message).Should().Be((false, $"GET {github.Url}{Environments} was not answered: Connection refused"));
    }

    [Theory]
    [InlineData("https://github.com/octo/shop.git")]
    [InlineData("https://github.com/octo/shop")]
    [InlineData("https://user@github.example:8443/octo/shop/")]
    [InlineData("ssh://git@github.com/octo/shop.git")]
    [InlineData("git@github.com:octo/shop.git")]
    public void A_remote_names_the_repository(string address) => GitHubRepository.OfRemote(address).Should().Be(Shop);

    [Theory]
    [InlineData("")]
    [InlineData("/srv/git/shop.git")]
    [InlineData("../shop")]
    [InlineData("file:///srv/git/shop.git")]
    [InlineData("C:\\git\\shop")]
    [InlineData("https://gitlab.example/group/sub/shop")]
    public void Another_remote_does_not(string address) => GitHubRepository.OfRemote(address).Should().BeNull();

    private GitHubClient Client => new(github.Url, new Secret("GH_TOKEN", "ghp_secret"));

    private Task<IReadOnlyList<FoundEnvironment>> EnvironmentsAsync() => Client.EnvironmentsAsync(Shop, CancellationToken.None);

    private async Task<FailureException> FailureAsync() => (await FluentActions.Awaiting(EnvironmentsAsync).Should().ThrowAsync<FailureException>()).Which;
}
