using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// Passes what a version is made of from job to job: the first job of a workflow has the history, the others have a shallow checkout and
/// the variable.
/// </summary>
internal static class JobVersion
{
    /// <summary>What a job is told: <see cref="Checkout.Description"/>.</summary>
    public const string Variable = "PIPELINE_GIT_VERSION";

    /// <summary>What a job tells, as output of its step.</summary>
    public const string Output = "git-version";

    /// <summary>Writes the output where the runner of GitHub Actions reads it.</summary>
    public static void Pass(RunContext run)
    {
        if (run.Options.IsDryRun || run.Session.Host is not GitHubActions || run.Checkout.Value is not { } checkout) return;
        if (run.Session.Invocation.Variables.GetValueOrDefault("GITHUB_OUTPUT") is not { Length: > 0 } file) return;
        try
        {
            File.AppendAllText(file, $"{Output}={checkout.Description}\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            run.Reporter.Line($"The step's output {file} could not be written: {error.Message}", Style.Faint);
        }
    }
}
