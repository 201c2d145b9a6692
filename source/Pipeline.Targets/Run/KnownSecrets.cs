namespace Pipeline.Targets;

/// <summary>The secrets among the build's parameters.</summary>
internal static class KnownSecrets
{
    /// <summary>
    /// Keeps them out of everything that is shown, here and by the CI server, before the first line that could contain one.
    /// </summary>
    public static void Hide(RunContext run)
    {
        var environments = run.Graph.All.Select(state => state.Node.Environment).Distinct(StringComparer.Ordinal).ToList();
        foreach (var parameter in run.Session.Parameters.Catalog.All.Where(parameter => parameter.IsSecret))
        {
            foreach (var environment in environments)
                if (run.Session.Parameters.FindSecret(parameter.Name, environment) is { } secret) run.Reporter.Hide(secret);
        }
    }
}
