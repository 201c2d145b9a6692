using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>Asks GitHub for the settings of the repository, where it knows which one that is and has a token.</summary>
internal static class SettingsReader
{
    /// <summary>The names that GitHub's own command line reads, in its order.</summary>
    private static readonly string[] TokenNames = ["GH_TOKEN", "GITHUB_TOKEN"];

    /// <summary>What is there; or why that was not to be had, which is no failure: what is needed can be told all the same.</summary>
    /// <exception cref="FailureException">GitHub refused: what it would need to answer is in the message.</exception>
    public static async Task<SettingsAnswer> ReadAsync(PlanContext context, string root, IReadOnlyList<NeededSettings> needed)
    {
        if (await RepositoryAsync(context, root) is not { } repository)
            return SettingsAnswer.NotAsked("which repository on GitHub this is nobody says: set GITHUB_REPOSITORY=owner/name, or git remote add origin");
        if (TokenNames.Select(context.Secret).FirstOrDefault(secret => secret is not null) is not { } token)
            return SettingsAnswer.NotAsked($"to compare with {repository}, set {TokenNames[0]}: gh auth token prints one");

        var client = new GitHubClient(context.Parameter("GITHUB_API_URL") ?? "https://api.github.com", token);
        try
        {
            return SettingsAnswer.Of(repository, await FoundSettings.ReadAsync(client, repository, needed, context.Cancellation));
        }
        catch (FailureException failure) when (!failure.IsFinal)
        {
            return SettingsAnswer.NotAsked(failure.Message);
        }
    }

    private static async Task<GitHubRepository?> RepositoryAsync(PlanContext context, string root)
    {
        if (context.Parameter("GITHUB_REPOSITORY") is { } name)
        {
            return GitHubRepository.Parse(name) ?? throw new FailureException($"GITHUB_REPOSITORY is '{name}', which is not of the form owner/name.")
            {
                NextSteps = ["Set GITHUB_REPOSITORY to the two names, without the server: octo/shop"],
            };
        }

        var remote = await CommandQuery.RunAsync(new Command("git", "-C", root, "remote", "get-url", "origin"), context.Cancellation);
        return remote.ExitCode == 0 ? GitHubRepository.OfRemote(remote.Output) : null;
    }
}
