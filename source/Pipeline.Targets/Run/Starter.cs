namespace Pipeline.Targets;

/// <summary>Who started a run, as journals and records keep it.</summary>
internal static class Starter
{
    /// <summary>The user with the machine, or the CI run with its address.</summary>
    /// <remarks>Variables: https://docs.github.com/actions/reference/workflows-and-actions/variables</remarks>
    public static string Of(Host host, Invocation invocation)
    {
        if (host is not GitHubActions) return $"{Environment.UserName}@{Environment.MachineName}";

        string? Variable(string name) => invocation.Variables.GetValueOrDefault(name);
        var repository = $"{Variable("GITHUB_SERVER_URL")}/{Variable("GITHUB_REPOSITORY")}";
        return $"{Variable("GITHUB_ACTOR")}, {repository}/actions/runs/{Variable("GITHUB_RUN_ID")}";
    }
}
