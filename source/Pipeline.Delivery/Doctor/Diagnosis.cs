namespace Pipeline.Delivery;

/// <summary>One thing that was looked at, and whether it is as it has to be.</summary>
/// <param name="Subject">What was looked at: <c>port 7080</c>, <c>docker</c>.</param>
/// <param name="Severity">What it means for a deployment.</param>
/// <param name="Text">What was found, in a sentence.</param>
/// <param name="Fix">What a person can do about it, a command where there is one; <see langword="null"/> where nothing has to be done.</param>
public sealed record Diagnosis(string Subject, DiagnosisSeverity Severity, string Text, string? Fix = null)
{
    public static Diagnosis Good(string subject, string text) => new(subject, DiagnosisSeverity.Good, text);

    public static Diagnosis Warning(string subject, string text, string fix) => new(subject, DiagnosisSeverity.Warning, text, fix);

    /// <summary>Why a host cannot be made ready, as a finding.</summary>
    public static Diagnosis Bad(string subject, Obstacle obstacle) => Bad(subject, $"{char.ToUpperInvariant(obstacle.What[0])}{obstacle.What[1..]}.", obstacle.Fix);

    public static Diagnosis Bad(string subject, string text, string fix) => new(subject, DiagnosisSeverity.Bad, text, fix);
}
