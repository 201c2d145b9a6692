namespace Pipeline.Delivery;

/// <summary>Findings as a person reads them: what is bad stands first.</summary>
public static class DiagnosisTable
{
    public static IEnumerable<string> Of(IReadOnlyList<Diagnosis> findings)
    {
        var width = findings.Max(finding => finding.Subject.Length);
        return findings.OrderByDescending(finding => finding.Severity).SelectMany(finding => Lines(finding, width));
    }

    /// <summary>The findings in a sentence.</summary>
    public static string Verdict(string environment, IReadOnlyList<Diagnosis> findings)
    {
        var (bad, warnings) = (Subjects(findings, DiagnosisSeverity.Bad), Subjects(findings, DiagnosisSeverity.Warning));
        return (bad.Count, warnings.Count) switch
        {
            (0, 0) => $"All is well with {environment}.",
            (0, _) => $"{environment} works; look at: {string.Join(", ", warnings)}.",
            _ => $"Something is wrong with {environment}: {string.Join(", ", bad)}.",
        };
    }

    private static List<string> Subjects(IReadOnlyList<Diagnosis> findings, DiagnosisSeverity severity) =>
        [.. findings.Where(finding => finding.Severity == severity).Select(finding => finding.Subject).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(Diagnosis finding, int width)
    {
        var head = $"{Word(finding.Severity),-7}  {finding.Subject.PadRight(width)}  ";
        yield return head + finding.Text;
        if (finding.Fix is not null) yield return $"{new string(' ', head.Length)}-> {finding.Fix}";
    }

    private static string Word(DiagnosisSeverity severity) => severity switch
    {
        DiagnosisSeverity.Bad => "WRONG",
        DiagnosisSeverity.Warning => "warning",
        _ => "ok",
    };
}
