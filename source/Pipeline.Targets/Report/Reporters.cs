namespace Pipeline.Targets;

/// <summary>Chooses how a run is shown.</summary>
internal static class Reporters
{
    /// <summary>Longer names do not push the lines of the others to the right.</summary>
    private const int WidestName = 24;

    public static IReporter For(BuildSession session)
    {
        var variables = session.Invocation.Variables;
        var verbosity = session.Options.Verbosity;
        if (session.Host is GitHubActions)
        {
            var file = variables.GetValueOrDefault("GITHUB_STEP_SUMMARY");
            var summary = string.IsNullOrEmpty(file) ? null : new JobSummary(file, session.Redactor);
            return new GitHubReporter(new Screen(session.Invocation.Out, session.Redactor, isColored: false), verbosity, summary);
        }

        // https://no-color.org
        var isColored = session.Host is Terminal && string.IsNullOrEmpty(variables.GetValueOrDefault("NO_COLOR"));
        var names = session.Plan.Nodes.Select(node => node.Id.Length).Where(length => length <= WidestName).DefaultIfEmpty().Max();
        return new ConsoleReporter(new Screen(session.Invocation.Out, session.Redactor, isColored, session.Host is Terminal), verbosity, names);
    }
}
