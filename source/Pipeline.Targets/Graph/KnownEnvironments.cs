using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>The environments that a build names.</summary>
internal static class KnownEnvironments
{
    /// <exception cref="FailureException">A name stands twice, or cannot be part of a file name, an id and a variable.</exception>
    public static IReadOnlyList<BuildEnvironment> Of(PipelineBuild build)
    {
        var known = new List<BuildEnvironment>();
        foreach (var environment in ((IPipelineBuild)build).Environments)
        {
            var name = environment.Name;
            if (!IsName(name)) throw Wrong($"'{name}' cannot name an environment.", "Use lower case letters, digits and dashes.");
            if (known.Exists(other => other.Name == name)) throw Wrong($"The build has two environments {name}.", "Remove one of them.");
            known.Add(environment);
        }

        return known;
    }

    private static bool IsName(string name)
    {
        foreach (var character in name)
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character != '-') return false;
        return name.Length > 0 && name[0] != '-';
    }

    private static FailureException Wrong(string what, string fix) => new(what) { NextSteps = [fix] };
}
