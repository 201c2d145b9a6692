using System.Collections.Immutable;
using System.Text;

namespace Pipeline.Plans;

/// <summary>The forms in which the known secrets are looked for. Immutable: whoever searches keeps the set he began with.</summary>
internal sealed class SecretForms
{
    public static readonly SecretForms None = new([], Base64Forms.None, 0);

    private readonly ImmutableHashSet<string> raw;
    private readonly Base64Forms base64;

    private SecretForms(ImmutableHashSet<string> raw, Base64Forms base64, int longest) =>
        (this.raw, this.base64, Longest) = (raw, base64, longest);

    /// <summary>The length of the longest secret; 0 when there is none.</summary>
    public int Longest { get; }

    public SecretForms With(string secret)
    {
        if (raw.Contains(secret)) return this;

        var forms = raw.Add(secret);
        foreach (var line in secret.Split(['\r', '\n']))
            foreach (var form in (ReadOnlySpan<string>)[line, line.Trim()])
                if (form.Length >= Secret.MinimumLength) forms = forms.Add(form);

        return new SecretForms(forms, base64.With(Encoding.UTF8.GetBytes(secret)), Math.Max(Longest, secret.Length));
    }

    /// <summary>The stretches of a text that show a secret: in order, apart from each other.</summary>
    public IReadOnlyList<(int Start, int End)> Find(string text)
    {
        if (Longest == 0) return [];

        var marks = new Marks();
        foreach (var view in TextView.AllOf(text))
        {
            foreach (var form in raw) FindRaw(view, form, marks);
            base64.Find(view, marks);
        }

        return marks.Merge();
    }

    private static void FindRaw(TextView view, string form, Marks marks)
    {
        for (var at = Next(-1); at >= 0; at = Next(at)) marks.Add(view, at, at + form.Length);

        // It may overlap the one before.
        int Next(int before) => view.Text.IndexOf(form, before + 1, StringComparison.Ordinal);
    }
}
