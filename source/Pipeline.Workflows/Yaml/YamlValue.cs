using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pipeline.Workflows;

/// <summary>A part of a YAML document: a text, a list, a map.</summary>
internal abstract record YamlValue
{
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator YamlValue?(string? value) => value is null ? null : new YamlText(value);

    public static implicit operator YamlValue(bool value) => new YamlPlain(value ? "true" : "false");

    public static implicit operator YamlValue(int value) => new YamlPlain(value.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A string: quoted where YAML would read something else.</summary>
/// <param name="Comment">Stands behind it.</param>
internal sealed record YamlText(string Value, string? Comment = null) : YamlValue;

/// <summary>What is no string: a number, true, false.</summary>
internal sealed record YamlPlain(string Value) : YamlValue;

/// <summary>A list, one item a line.</summary>
internal sealed record YamlList(IReadOnlyList<YamlValue> Items) : YamlValue;

/// <summary>A list of texts on one line.</summary>
internal sealed record YamlRow(IReadOnlyList<string> Items) : YamlValue;

/// <summary>A text of several lines, as it is.</summary>
internal sealed record YamlLines(IReadOnlyList<string> Lines) : YamlValue;
