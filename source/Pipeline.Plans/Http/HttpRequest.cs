using System.Collections.Immutable;

namespace Pipeline.Plans;

/// <summary>A GET that only reads.</summary>
/// <param name="Url">Absolute.</param>
public sealed record HttpRequest(string Url)
{
    /// <summary>How long the answer may take; 100 s by default.</summary>
    public TimeSpan AnswerWithin { get; init; } = HttpCaller.Patience;

    /// <summary>Further headers.</summary>
    public ImmutableSortedDictionary<string, string> Headers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Sent as <c>Authorization: Bearer</c>; nothing is when <see langword="null"/>.</summary>
    public Secret? Bearer { get; init; }

    /// <summary>Headers that nobody may see: <c>Authorization: Basic</c>.</summary>
    public ImmutableSortedDictionary<string, Secret> SecretHeaders { get; init; } = ImmutableSortedDictionary<string, Secret>.Empty;
}
