using System.Text.Json;

namespace Pipeline.Targets;

/// <summary>A parameter's value as its source has it.</summary>
/// <param name="Source">For messages: <c>--api-key</c>, <c>the variable API_KEY</c>, <c>.nuke/parameters.json</c>.</param>
/// <param name="Words">One, or the items of a list.</param>
/// <param name="BaseDirectory">What relative paths are relative to: where the person stands, or the root.</param>
internal sealed record RawValue(string Source, IReadOnlyList<string> Words, string BaseDirectory)
{
    /// <summary>The source separates the items itself.</summary>
    public bool IsList { get; init; }

    /// <summary>The JSON of an object, or of a list of objects.</summary>
    public JsonElement? Structure { get; init; }

    /// <summary>The file it stands in; only files may hold encrypted secrets.</summary>
    public ParameterFile? File { get; init; }

    /// <summary>As one text.</summary>
    public string Text => Structure?.GetRawText() ?? string.Join(' ', Words);
}
