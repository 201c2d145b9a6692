using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// The environment variables, found by the name of a parameter: case and everything but letters and digits does not matter. Empty ones
/// count as absent: CI services set a secret that does not exist to the empty string.
/// </summary>
internal sealed class VariableSet
{
    private static readonly string[] Prefixes = ["pipeline", "nuke"];

    private readonly Dictionary<string, List<string>> byName = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> variables;

    public VariableSet(IReadOnlyDictionary<string, string> variables)
    {
        this.variables = variables;
        foreach (var (name, value) in variables)
        {
            if (value.Length == 0) continue;
            var normalized = Names.Normalize(name);
            if (!byName.TryGetValue(normalized, out var same)) byName.Add(normalized, same = []);
            same.Add(name);
        }
    }

    /// <summary>The variable of a parameter of the build: by its bare name or with the prefix <c>PIPELINE_</c> or <c>NUKE_</c>.</summary>
    /// <exception cref="FailureException">Two variables match.</exception>
    public (string Name, string Value)? Find(string name) => Single([.. Matching(name), .. MatchingPrefixed(name)]);

    /// <summary>The variable of a built-in option: only with the prefix, since a bare <c>ENVIRONMENT</c> may mean anything.</summary>
    /// <exception cref="FailureException">Two variables match.</exception>
    public (string Name, string Value)? FindPrefixed(string name) => Single([.. MatchingPrefixed(name)]);

    private (string Name, string Value)? Single(List<string> names)
    {
        if (names.Count == 0) return null;
        if (names.Count == 1) return (names[0], variables[names[0]]);

        names.Sort(StringComparer.Ordinal);
        throw new FailureException($"The variables {string.Join(" and ", names)} mean the same parameter.")
        {
            NextSteps = [$"Unset all but one: unset {names[^1]}"],
        };
    }

    private List<string> Matching(string name) => byName.GetValueOrDefault(Names.Normalize(name)) ?? [];

    private IEnumerable<string> MatchingPrefixed(string name)
    {
        var normalized = Names.Normalize(name);
        foreach (var prefix in Prefixes)
            if (byName.TryGetValue(prefix + normalized, out var same))
                foreach (var variable in same) yield return variable;
    }
}
