using System.Globalization;

namespace Pipeline.Workflows;

/// <summary>The version that a tag of an action names.</summary>
internal static class ActionVersion
{
    /// <summary><c>v4.2.1</c> or <c>4.2.1</c>; <see langword="null"/> for pre-releases and for tags that move (<c>v4</c>).</summary>
    public static Version? Of(string tag)
    {
        var parts = (tag.StartsWith('v') ? tag[1..] : tag).Split('.');
        return parts.Length == 3 && Number(parts[0]) is { } major && Number(parts[1]) is { } minor && Number(parts[2]) is { } patch
            ? new Version(major, minor, patch)
            : null;
    }

    private static int? Number(string part) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
