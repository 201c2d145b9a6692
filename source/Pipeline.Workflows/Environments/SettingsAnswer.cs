using Pipeline.Plans;

namespace Pipeline.Workflows;

/// <summary>What GitHub said of the settings of a repository, or why it was not asked.</summary>
internal sealed class SettingsAnswer
{
    private readonly GitHubRepository? repository;
    private readonly FoundSettings? found;
    private readonly string reason = "";

    private SettingsAnswer(GitHubRepository repository, FoundSettings found) => (this.repository, this.found) = (repository, found);

    private SettingsAnswer(string reason) => this.reason = reason;

    public static SettingsAnswer Of(GitHubRepository repository, FoundSettings found) => new(repository, found);

    public static SettingsAnswer NotAsked(string reason) => new(reason);

    /// <summary>What is missing, with the command that sets it; everything that is needed when GitHub was not asked.</summary>
    public IEnumerable<string> Lines(IReadOnlyList<NeededSettings> needed)
    {
        var settings = found is null ? Setting.All(needed) : Setting.Missing(needed, found);
        if (settings.Count == 0) yield break;

        yield return found is null ? "The workflows need:" : $"The workflows need, and {repository} does not have:";
        foreach (var setting in settings)
        {
            yield return $"  {setting.What}";
            yield return $"    {setting.Command}";
        }
    }

    /// <summary>Fails when something is missing.</summary>
    public Plan Plan(IReadOnlyList<NeededSettings> needed)
    {
        if (found is null) return Plans.Plan.Nothing($"not compared: {reason}");

        var missing = Setting.Missing(needed, found);
        return missing.Count == 0 ? Plans.Plan.Nothing($"{repository} has what the workflows need") : new RequireSettings(repository!, missing);
    }
}
