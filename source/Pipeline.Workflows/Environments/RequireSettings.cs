using Pipeline.Plans;

namespace Pipeline.Workflows;

/// <summary>Stops when workflows need something that the repository does not have on GitHub.</summary>
/// <param name="Repository">Where it was looked for.</param>
/// <param name="Missing">At least one.</param>
internal sealed record RequireSettings(GitHubRepository Repository, IReadOnlyList<Setting> Missing) : Effect
{
    public override string Describe(Values values) => $"check that {Repository} has what the workflows need";

    public override Task ApplyAsync(ApplyContext context) => throw new FailureException($"{Repository} lacks {string.Join(", ", Missing.Select(setting => setting.What))}.")
    {
        IsFinal = true,
        NextSteps = [.. Missing.Select(setting => setting.Command)],
    };
}
