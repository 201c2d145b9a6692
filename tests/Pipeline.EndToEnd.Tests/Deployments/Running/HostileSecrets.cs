using System.Text;
using System.Text.Json;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Secrets that are hard to keep: what shells, formats and redaction stumble over.</summary>
internal static class HostileSecrets
{
    /// <summary>Name to value.</summary>
    public static IReadOnlyList<(string Name, string Value)> All { get; } =
    [
        ("QUOTED", """it's "quoted" \back\ slashed"""),
        ("LINES", "first line of it\nsecond line, with = and #\r\nthird line of it"),
        ("DOLLARS", "$HOME ${PATH} $(id) `id` !! ~"),
        ("PERCENT", "100%25 of %s%n %%PATH%% +x"),
        ("BASE64", "c2VjcmV0LXZhbHVlLWxvb2tz+/8="),
        ("SHORT", "hunter22"),
        ("LONGER", "hunter22-and-the-rest-of-it"),
        ("UNICODE", "pässwörd – 秘密 🔑"),
        ("LONG", string.Concat(Enumerable.Range(0, 512).Select(number => $"{number * 7919 % 1000:000}kB..."))[..4096]),
    ];

    /// <summary>What must be found nowhere: the values, their lines and parts, and what encodings make of them.</summary>
    public static IReadOnlyList<(string Name, string Form)> Traces { get; } = [.. All.SelectMany(secret => FormsOf(secret.Value).Distinct(StringComparer.Ordinal).Select(form => (secret.Name, form)))];

    private static IEnumerable<string> FormsOf(string value)
    {
        string[] parts = [value, .. value.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries), .. value.Length > 1000 ? [value[1000..1100]] : Array.Empty<string>()];
        foreach (var part in parts.Append(value == "hunter22-and-the-rest-of-it" ? "-and-the-rest-of-it" : value))
        {
            yield return part;
            yield return Uri.EscapeDataString(part);
            yield return JsonSerializer.Serialize(part)[1..^1];
            yield return JsonSerializer.Serialize(part, Relaxed)[1..^1];
        }

        for (var alignment = 0; alignment < 3; alignment++) yield return Base64At(alignment, value);
    }

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The digits that only the value decides, when so many bytes stand before it.</summary>
    private static string Base64At(int alignment, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        var start = alignment == 0 ? 0 : 3 - alignment;
        var whole = (bytes.Length - start) / 3 * 3;
        return Convert.ToBase64String(bytes, start, whole);
    }
}
