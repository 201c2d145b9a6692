namespace Pipeline.Targets;

/// <summary>
/// Answers a shell that completes a word. It is asked by <c>--shell-completion</c>, followed by the words up to the cursor, the last of
/// them unfinished and perhaps empty; it prints what the last one may become, one candidate a line.
/// </summary>
internal sealed class ShellCompletion(PipelineBuild build, TargetGraph graph, ParameterCatalog parameters, string root)
{
    private const string Option = "--shell-completion";

    /// <summary>The words to complete; <see langword="null"/> when this is not asked.</summary>
    public static IReadOnlyList<string>? Words(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments[0] != Option) return null;
        return arguments.Count == 1 ? [""] : [.. arguments.Skip(1)];
    }

    /// <summary>What the last word may become.</summary>
    public IReadOnlyList<string> Candidates(IReadOnlyList<string> words)
    {
        // bash takes the equals sign of --x=v for a word of its own.
        var parts = words.SelectMany(Parts).ToList();
        var current = parts[^1];
        var candidates = current.StartsWith('-') ? Options(parts) : Values(parts);
        return [.. candidates.Where(candidate => StartsWith(candidate, current))];
    }

    private static IEnumerable<string> Parts(string word)
    {
        if (word == "=") return [];
        return word.StartsWith('-') ? word.Split('=', 2) : [word];
    }

    private static bool StartsWith(string candidate, string typed) =>
        Names.Normalize(candidate).StartsWith(Names.Normalize(typed), StringComparison.Ordinal);

    private IEnumerable<string> Options(List<string> parts)
    {
        var given = parts.SkipLast(1).Where(part => part.StartsWith('-')).Select(Names.Normalize).ToHashSet(StringComparer.Ordinal);
        return from option in parameters.Options
               where option.IsListed && !given.Contains(Names.Normalize(option.Name))
               select option.Dashed;
    }

    /// <summary>Values of the last option if it takes more words, else targets.</summary>
    private IEnumerable<string> Values(List<string> parts)
    {
        var at = parts.FindLastIndex(parts.Count - 1, part => part.StartsWith('-'));
        var option = at < 0 ? null : parameters.Options.FirstOrDefault(known => Names.Normalize(known.Name) == Names.Normalize(parts[at]));
        return option?.Arity switch
        {
            OptionArity.Value when at == parts.Count - 2 => ValuesOf(option),
            OptionArity.OptionalValue when at == parts.Count - 2 => [.. ValuesOf(option), .. Targets()],
            OptionArity.List or OptionArity.OptionalList => Without(ValuesOf(option), parts.Skip(at + 1)),
            _ => Without(Targets(), parts),
        };
    }

    /// <summary>The candidates that are not there yet; the last part is the one to complete.</summary>
    private static IEnumerable<string> Without(IEnumerable<string> candidates, IEnumerable<string> parts) =>
        candidates.Except(parts.SkipLast(1), StringComparer.OrdinalIgnoreCase);

    private IEnumerable<string> ValuesOf(Option option)
    {
        if (option == BuiltIns.Skip || option == BuiltIns.Target) return Targets();
        if (option == BuiltIns.Environment) return graph.Environments.Select(environment => environment.Name);
        if (option == BuiltIns.Profile) return Profiles();
        return parameters.Find(option.Name)?.SuggestedValues(build) ?? option.Allowed;
    }

    private IEnumerable<string> Targets() => graph.Targets.Where(target => target.IsListed).Select(target => target.Name);

    private IEnumerable<string> Profiles()
    {
        var files = Directory.GetFiles(Path.Combine(root, ".nuke"), "parameters.*.json");
        Array.Sort(files, StringComparer.Ordinal);
        return files.Select(file => Path.GetFileName(file)["parameters.".Length..^".json".Length]);
    }
}
