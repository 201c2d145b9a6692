using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Pipeline.Plans;

/// <summary>What a server answered.</summary>
/// <param name="Status">What came of the request.</param>
/// <param name="Body">The text; empty when there is none.</param>
public sealed record HttpAnswer(HttpStatusCode Status, string Body)
{
    /// <summary>How many lines of an answer a failure carries.</summary>
    private const int Shown = 20;

    /// <summary>By name, in any case; several values of one name are joined by commas (RFC 9110, 5.3).</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// How long the server asks to wait before the next request (<see href="https://www.rfc-editor.org/rfc/rfc9110#name-retry-after">RFC 9110,
    /// 10.2.3</see>), when it says so in seconds; a date, which needs a common clock, does not count.
    /// </summary>
    public TimeSpan? RetryAfter =>
        int.TryParse(Headers.GetValueOrDefault("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Any 2xx.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The body's sentence for a person: the <c>detail</c> of a problem document (RFC 9457), else the body's first line.</summary>
    public string Explanation => Detail() ?? (Lines[0].Trim() is { Length: > 0 } line ? line : "it said nothing");

    /// <summary>The body's lines, without the empty ones at its end.</summary>
    public IReadOnlyList<string> Lines => Body.TrimEnd().ReplaceLineEndings("\n").Split('\n');

    /// <summary>
    /// What a failure carries besides the <see cref="Explanation"/>: the <c>lines</c> of a JSON answer that has such a member, else the
    /// first lines of an answer that has several.
    /// </summary>
    public IReadOnlyList<string> FirstLines => JsonLines() ?? (Lines.Count == 1 ? [] : [.. Lines.Take(Shown)]);

    private string? Detail() => Member("detail", detail => detail.ValueKind == JsonValueKind.String ? detail.GetString() : null);

    private string[]? JsonLines() => Member<string[]>("lines", lines => lines.ValueKind == JsonValueKind.Array
        ? [.. lines.EnumerateArray().Where(line => line.ValueKind == JsonValueKind.String).Select(line => line.GetString()!)]
        : null);

    private T? Member<T>(string name, Func<JsonElement, T?> read) where T : class
    {
        if (!Body.StartsWith('{')) return null;
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.TryGetProperty(name, out var member) ? read(member) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
