namespace Pipeline.Components;

/// <summary>What Git is to ignore; see https://git-scm.com/docs/gitignore.</summary>
internal static class IgnoreList
{
    public const string Path = ".gitignore";

    /// <summary>The list of the directory with what it lacks at its end.</summary>
    public static TextFile Of(Destination destination)
    {
        var ignored = destination.Services.Count > 0 ? destination.Services[0].Ignored : [];
        string[] outputs = ignored.Contains("bin/", StringComparer.Ordinal) ? [] : ["build/bin/", "build/obj/"];
        return new TextFile(Path, Merge(destination.TextOf(Path) ?? "", [".nuke/temp/", ".nuke/local/", .. outputs, .. ignored]));
    }

    /// <summary>Appends the lines that are not there in another form, and takes <c>build</c> out where it is ignored.</summary>
    public static string Merge(string text, IEnumerable<string> wanted)
    {
        var there = text.Split('\n').Select(Plain).ToHashSet(StringComparer.Ordinal);
        List<string> missing = [.. wanted.Where(line => !there.Contains(Plain(line)))];
        if (there.Contains("build") && !there.Contains("!/build")) missing.Insert(0, "!/build/");
        if (missing.Count == 0) return text;

        var end = text.Length == 0 || text.EndsWith('\n') ? "" : "\n";
        return $"{text}{end}{string.Join('\n', missing)}\n";
    }

    /// <summary>A line as it is compared: <c>/build/</c>, <c>build</c> and <c>[Bb]uild/</c> are one.</summary>
    private static string Plain(string line)
    {
        var plain = line.Trim();
        var hasEitherCase = plain is ['[', var upper, var lower, ']', ..] && char.ToLowerInvariant(upper) == lower;
        if (hasEitherCase) plain = plain[2] + plain[4..];
        return plain.Trim('/');
    }
}
