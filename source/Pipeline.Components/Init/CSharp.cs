namespace Pipeline.Components;

/// <summary>Writes pieces of C#.</summary>
internal static class CSharp
{
    /// <summary>A string literal.</summary>
    public static string Text(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }

    /// <summary><c>new Type()</c>, or <c>new Type { A = 1, B = 2 }</c>.</summary>
    public static string New(string type, IReadOnlyList<string> properties) =>
        properties.Count == 0 ? $"new {type}()" : $"new {type} {{ {string.Join(", ", properties)} }}";
}
