namespace Pipeline.Targets;

/// <summary>
/// Reads the words of the command line: targets, <c>--x value</c>, <c>--x=value</c>, <c>--switch</c>, and a path alone where a
/// parameter takes it. Names ignore case and dashes. What it does not understand is a problem, where NUKE goes on without it.
/// </summary>
internal sealed class CommandLineParser
{
    private readonly Dictionary<string, Option> known = new(StringComparer.Ordinal) { ["h"] = BuiltIns.Help };
    private readonly IReadOnlyList<string> words;
    private readonly Problems problems;
    private readonly ParsedCommandLine parsed = new();
    private readonly Option? pathOption;
    private int at;

    private CommandLineParser(IReadOnlyList<string> words, IEnumerable<Option> options, Problems problems)
    {
        (this.words, this.problems) = (words, problems);
        foreach (var option in options)
        {
            known.Add(Names.Normalize(option.Name), option);
            if (option.TakesPath) pathOption = option;
        }
    }

    public static ParsedCommandLine Parse(IReadOnlyList<string> words, IEnumerable<Option> options, Problems problems) =>
        new CommandLineParser(words, options, problems).Parse();

    private ParsedCommandLine Parse()
    {
        for (; at < words.Count; at++)
        {
            if (IsOption(words[at])) ReadOption(words[at]);
            else if (pathOption is not null && IsPath(words[at])) ReadPath(words[at], pathOption);
            else parsed.Targets.Add(words[at]);
        }

        return parsed;
    }

    private void ReadPath(string path, Option option)
    {
        if (parsed.Values.TryAdd(option.Name, [path])) return;
        problems.Add($"{path} is one path too many: {option.Dashed} is {parsed.Values[option.Name][0]} already.", "Leave one of them out.");
    }

    private void ReadOption(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? word : word[..equals];
        if (!known.TryGetValue(Names.Normalize(name), out var option))
        {
            problems.Add(
                $"There is no option {name}.{Suggestion.For(name, known.Values.Select(candidate => candidate.Dashed))}",
                "./build.sh --help lists the options.");
            SkipFollowing();
            return;
        }

        var values = equals < 0 ? Following(option) : [word[(equals + 1)..]];
        if (values.Count == 0 && option.Arity is OptionArity.Value or OptionArity.List)
            problems.Add(
                $"{option.Dashed} needs a value.",
                $"{option.Dashed} <{option.Value}>; or {option.Dashed}=<{option.Value}> when the value begins with a dash.");
        else
            parsed.Values[option.Name] = values;
    }

    private List<string> Following(Option option)
    {
        var values = new List<string>();
        while (HasFollowing() && Takes(option, values.Count, words[at + 1])) values.Add(words[++at]);
        return values;
    }

    // Most likely they are the unknown option's values; as targets they would only make a second message.
    private void SkipFollowing()
    {
        while (HasFollowing()) at++;
    }

    private bool HasFollowing() => at + 1 < words.Count && !IsOption(words[at + 1]);

    private static bool Takes(Option option, int taken, string word) => option.Arity switch
    {
        OptionArity.Switch => false,
        OptionArity.Value => taken == 0,
        OptionArity.OptionalValue => taken == 0 && option.Allowed.Contains(word, StringComparer.OrdinalIgnoreCase),
        _ => true,
    };

    /// <summary>No target has a name like this.</summary>
    private static bool IsPath(string word) => word is "." or ".." || word.AsSpan().ContainsAny('/', '\\');

    /// <summary>A word that begins with a dash; a negative number is a value.</summary>
    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]);
}
