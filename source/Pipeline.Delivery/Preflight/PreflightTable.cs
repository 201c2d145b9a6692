namespace Pipeline.Delivery;

/// <summary>The list as a person reads it: what blocks stands first, and the last line says whether the deployment may start.</summary>
public static class PreflightTable
{
    /// <summary>The lines to show.</summary>
    public static IReadOnlyList<string> Of(string environment, IReadOnlyList<PreflightCheck> checks)
    {
        var names = checks.Max(check => check.Name.Length);
        return
        [
            .. checks.OrderByDescending(check => check.Outcome).SelectMany(check => Lines(check, names)),
            "",
            Verdict(environment, checks),
        ];
    }

    /// <summary>Whether the deployment may start, in a sentence.</summary>
    public static string Verdict(string environment, IReadOnlyList<PreflightCheck> checks)
    {
        var blocking = checks.Where(check => check.Outcome == PreflightOutcome.Error).Select(check => check.Name).ToList();
        var warnings = checks.Count(check => check.Outcome == PreflightOutcome.Warning);
        return (blocking.Count, warnings) switch
        {
            (0, 0) => $"Nothing stands against deploying to {environment}.",
            (0, 1) => $"Nothing stands against deploying to {environment}; read the warning.",
            (0, _) => $"Nothing stands against deploying to {environment}; read the {warnings} warnings.",
            _ => $"Not ready for {environment}: {string.Join(", ", blocking)}.",
        };
    }

    private static IEnumerable<string> Lines(PreflightCheck check, int names)
    {
        var head = $"{Word(check.Outcome),-8} {check.Name.PadRight(names)}  ";
        yield return head + check.Text;
        if (check.Fix is not null) yield return $"{new string(' ', head.Length)}-> {check.Fix}";
    }

    private static string Word(PreflightOutcome outcome) => outcome switch
    {
        PreflightOutcome.Error => "BLOCKS",
        PreflightOutcome.Warning => "warning",
        _ => "ok",
    };
}
