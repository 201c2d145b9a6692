using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Records deployments on GitHub, where they stand beside the commit and on the repository's page of environments
/// (<see href="https://docs.github.com/en/rest/deployments/deployments">REST API for deployments</see>). A job of GitHub Actions that names
/// an environment is recorded by GitHub itself, so this is for what is deployed from elsewhere: a laptop, another CI server.
/// </summary>
/// <param name="Repository">Owner and name: <c>acme/shop</c>.</param>
public sealed record GitHubDeployments(string Repository) : Notifier
{
    private static readonly Retry Patiently = new(3, TimeSpan.FromSeconds(1));

    public override string Name => "github";

    /// <summary>The name of the secret with a token that may write deployments.</summary>
    public override string SecretName { get; } = "GITHUB_TOKEN";

    public override bool IsNeedlessInGitHubJobs => true;

    /// <summary>The address of the REST API, with the slash at its end.</summary>
    public Uri Api { get; init; } = new("https://api.github.com/");

    public override Telling Tell(Announcement announcement, Secret secret)
    {
        var id = Value.Promise<string>("id", "announce");
        return new Telling(
            Status("in_progress", $"{announcement.Version} is being brought up"),
            Status("success", $"{announcement.Version} serves"),
            Status("failure", announcement.Reason));

        GitHubDeploymentStatus Status(string state, Value<string> description) =>
            new(this, secret, announcement, id, state, description) { Retry = Patiently };
    }
}
