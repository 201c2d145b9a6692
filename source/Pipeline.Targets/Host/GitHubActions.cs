namespace Pipeline.Targets;

/// <summary>A job of GitHub Actions.</summary>
/// <remarks>Variables: https://docs.github.com/actions/reference/workflows-and-actions/variables</remarks>
public sealed class GitHubActions : Host, IBuildServer
{
    private readonly IReadOnlyDictionary<string, string> variables;

    internal GitHubActions(IReadOnlyDictionary<string, string> variables) => this.variables = variables;

    /// <summary>The job that this build runs in; <see langword="null"/> elsewhere.</summary>
    public static GitHubActions? Instance => Ambient.Current?.Host as GitHubActions;

    public override string Name => "github";

    public string? Branch =>
        variables.GetValueOrDefault("GITHUB_REF_TYPE") == "branch" ? variables.GetValueOrDefault("GITHUB_REF_NAME") : null;

    public string? Commit => variables.GetValueOrDefault("GITHUB_SHA");
}
