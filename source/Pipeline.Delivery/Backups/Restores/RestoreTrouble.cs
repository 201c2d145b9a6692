using System.Text.RegularExpressions;

namespace Pipeline.Delivery;

/// <summary>What a person can do about what PostgreSQL says when a dump cannot be restored.</summary>
internal static partial class RestoreTrouble
{
    /// <summary>The sentence for the person, and the next step; the server's own words where it is nothing known.</summary>
    /// <param name="lines">What the program wrote last.</param>
    /// <param name="version">The major version of the server that was dumped.</param>
    public static (string What, string Fix) Of(IReadOnlyList<string> lines, int version)
    {
        foreach (var line in lines)
        {
            if (MissingRole().Match(line) is { Success: true } role)
                return ($"The role {role.Groups["name"].Value} is missing there.", $"create role \"{role.Groups["name"].Value}\"   # on the server; for a drill add it to Roles");
            if (MissingExtension().Match(line) is { Success: true } extension)
                return ($"The extension {extension.Groups["name"].Value} is not installed there.", $"Install what has it, mostly postgresql-{version}-{extension.Groups["name"].Value.Replace('_', '-')}, on the machine of the server.");
        }

        var said = lines.FirstOrDefault(line => line.Contains("ERROR:", StringComparison.Ordinal)) ?? (lines.Count > 0 ? lines[^1] : "It said nothing.");
        return (said, "Read what the program said.");
    }

    [GeneratedRegex("""ERROR: +role "(?<name>.+)" does not exist""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingRole();

    /// <summary>The words of PostgreSQL 13 and later.</summary>
    [GeneratedRegex("""ERROR: +extension "(?<name>.+)" is not available""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingExtension();
}
