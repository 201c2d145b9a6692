using System.Text;

namespace Pipeline.Plans;

/// <summary>
/// Replaces secrets in text that is shown or kept by <c>***</c>: raw, each line of a secret of several lines (from four characters
/// on), base64 at any alignment and wrapped, and escaped as in URLs, JSON, and shell words, also twice (JSON within JSON). Secrets
/// that overlap are replaced together, so that one which begins like another leaves no tail. Safe for use by several threads,
/// also while secrets are added.
/// </summary>
public sealed class Redactor
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Mask = "***";

    /// <summary>The most characters that stand for one of a secret: <c>%25E2%2582%25AC</c> for €.</summary>
    private const int Expansion = 15;

    /// <summary>A stretch of secrets that is longer than this is cut, so that memory stays bounded.</summary>
    private const int Limit = 1024 * 1024;

    private readonly Lock gate = new();
    private volatile SecretForms forms = SecretForms.None;

    /// <summary>The longest text that can stand for one of the secrets.</summary>
    internal int Reach => forms.Longest * Expansion;

    /// <summary>From now on the secret is replaced.</summary>
    public void Add(Secret secret)
    {
        lock (gate) forms = forms.With(secret.Reveal());
    }

    /// <summary>The text without secrets; the same instance when there are none in it.</summary>
    public string Redact(string text)
    {
        var known = forms;
        if (known.Longest == 0) return text;

        var marks = known.Find(text);
        if (marks.Count == 0) return text;

        var clean = new StringBuilder(text.Length);
        var position = 0;
        foreach (var (start, end) in marks)
        {
            clean.Append(text, position, start - position).Append(Mask);
            position = end;
        }

        return clean.Append(text, position, text.Length - position).ToString();
    }

    /// <summary>The failure without secrets in its texts, and without its cause; the same instance when there are none in it.</summary>
    public FailureException Redact(FailureException failure)
    {
        if (forms.Longest == 0) return failure;

        var clean = new FailureException(Redact(failure.Message))
        {
            IsFinal = failure.IsFinal,
            Details = [.. failure.Details.Select(Redact)],
            NextSteps = [.. failure.NextSteps.Select(Redact)],
        };
        return AreSame(failure, clean) ? failure : clean;
    }

    private static bool AreSame(FailureException left, FailureException right) =>
        left.Message == right.Message
        && left.Details.SequenceEqual(right.Details, StringComparer.Ordinal)
        && left.NextSteps.SequenceEqual(right.NextSteps, StringComparer.Ordinal);

    /// <summary>Where a text that goes on can be cut at or after a position without cutting a secret; 0 when more of it must be seen.</summary>
    internal int Cut(string text, int position)
    {
        foreach (var (start, end) in forms.Find(text))
        {
            if (start >= position) break;
            if (end > position) position = end;
        }

        if (position + Reach <= text.Length) return position;
        return text.Length >= Limit + Reach ? text.Length : 0;
    }
}
