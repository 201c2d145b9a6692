using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// Gives the built-in options their types. What the command line leaves out may come from <c>PIPELINE_X</c> or <c>NUKE_X</c>.
/// </summary>
internal sealed class BuildOptionsReader
{
    private readonly ParsedCommandLine commandLine;
    private readonly VariableSet variables;
    private readonly Problems problems;

    private BuildOptionsReader(ParsedCommandLine commandLine, VariableSet variables, Problems problems) =>
        (this.commandLine, this.variables, this.problems) = (commandLine, variables, problems);

    public static BuildOptions Read(ParsedCommandLine commandLine, VariableSet variables, Problems problems) =>
        new BuildOptionsReader(commandLine, variables, problems).Read();

    private BuildOptions Read() => new()
    {
        Targets = Targets(),
        Skip = Words(BuiltIns.Skip)?.Words,
        Environment = Text(BuiltIns.Environment),
        Release = Text(BuiltIns.Release),
        IsDryRun = Switch(BuiltIns.DryRun),
        Plan = Words(BuiltIns.Plan) is null ? null : Choice(BuiltIns.Plan, PlanFormat.Text),
        Continues = Switch(BuiltIns.Continue),
        Parallel = Parallel(),
        Yes = Switch(BuiltIns.Yes),
        Profiles = Words(BuiltIns.Profile)?.Words ?? [],
        Verbosity = Choice(BuiltIns.Verbosity, Verbosity.Normal),
        Host = Choice(BuiltIns.Host),
        Root = Text(BuiltIns.Root),
        NoLogo = Switch(BuiltIns.NoLogo),
        Help = Switch(BuiltIns.Help),
        CompletionScript = Choice(BuiltIns.CompletionScript),
    };

    private IReadOnlyList<string> Targets()
    {
        var alone = commandLine.Targets;
        if (alone.Count == 0) return Words(BuiltIns.Target)?.Words ?? [];
        if (commandLine.Values.ContainsKey(BuiltIns.Target.Name))
        {
            problems.Add(
                $"Targets are named twice: {string.Join(", ", alone)} alone, and others by --target.",
                "Name all of them alone: ./build.sh A B");
        }

        return Items(alone);
    }

    private int Parallel()
    {
        if (Words(BuiltIns.Parallel) is not { } given) return Environment.ProcessorCount;
        if (int.TryParse(given.Words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0) return count;
        problems.Add(
            $"{given.Source} cannot be '{given.Words[0]}': it is a whole number from 1.",
            "--parallel 1 runs one target after the other.");
        return 1;
    }

    private bool Switch(Option option)
    {
        if (Words(option) is not { } given) return false;
        if (given.Words.Count == 0) return true;
        if (WordConverter.Bool(given.Words[0]) is { } on) return on;
        problems.Add(
            $"{given.Source} cannot be '{given.Words[0]}': it is a switch.",
            $"{option.Dashed} turns it on, {option.Dashed}=false off.");
        return false;
    }

    private T Choice<T>(Option option, T otherwise) where T : struct, Enum =>
        Choice(option) is { } word ? Enum.Parse<T>(word, ignoreCase: true) : otherwise;

    private string? Choice(Option option)
    {
        if (Words(option) is not { Words: [var word, ..] } given) return null;
        foreach (var allowed in option.Allowed)
            if (string.Equals(allowed, word, StringComparison.OrdinalIgnoreCase)) return allowed;
        var suggestion = Suggestion.For(word, option.Allowed);
        problems.Add($"{given.Source} cannot be '{word}'.{suggestion}", $"Use one of: {string.Join(", ", option.Allowed)}.");
        return null;
    }

    private string? Text(Option option) => Words(option)?.Words[0];

    private (string Source, IReadOnlyList<string> Words)? Words(Option option)
    {
        if (commandLine.Values.TryGetValue(option.Name, out var words)) return (option.Dashed, IsList(option) ? Items(words) : words);
        try
        {
            if (variables.FindPrefixed(option.Name) is not { } variable) return null;
            return (variable.Name, IsList(option) ? Items([variable.Value]) : [variable.Value]);
        }
        catch (FailureException problem)
        {
            problems.Add(problem);
            return null;
        }
    }

    private static bool IsList(Option option) => option.Arity is OptionArity.List or OptionArity.OptionalList;

    /// <summary>Names may also be joined as NUKE does: <c>Test+Pack</c>.</summary>
    private static List<string> Items(IEnumerable<string> words)
    {
        var items = new List<string>();
        foreach (var word in words) items.AddRange(word.Split(['+', ' '], StringSplitOptions.RemoveEmptyEntries));
        return items;
    }
}
