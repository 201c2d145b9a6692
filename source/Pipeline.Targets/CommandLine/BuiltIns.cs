namespace Pipeline.Targets;

/// <summary>The options that every build has.</summary>
internal static class BuiltIns
{
    public static readonly Option Target = new("Target", OptionArity.List, "Targets to run, the same as naming them alone.", "targets")
    {
        IsListed = false,
    };

    public static readonly Option Skip = new(
        "Skip", OptionArity.OptionalList, "Targets that do not run; without names all but the named targets.", "[targets]");

    public static readonly Option Environment = new(
        "Environment", OptionArity.Value, "The environment that targets without a fixed one work on.", "name");

    public static readonly Option Release = new("Release", OptionArity.Value, "The release to work with.", "version");

    public static readonly Option DryRun = new("DryRun", OptionArity.Switch, "Shows what every target would do and changes nothing.");

    public static readonly Option Plan = Choice(
        "Plan", OptionArity.OptionalValue, "Shows the targets in their order and runs nothing.", "text", "mermaid", "json");

    public static readonly Option Continue = new(
        "Continue", OptionArity.Switch, "Skips what succeeded in the last run of the same command.");

    public static readonly Option Parallel = new(
        "Parallel", OptionArity.Value, "How many targets run at once: 1 is one after the other, the number of cores is the default.", "N");

    public static readonly Option Yes = new("Yes", OptionArity.Switch, "Changes protected environments without asking.");

    public static readonly Option Profile = new(
        "Profile", OptionArity.List, "Also reads .nuke/parameters.NAME.json; of several the last one counts.", "names");

    public static readonly Option Verbosity = Choice(
        "Verbosity", OptionArity.Value, "How much is shown; normal is the default.", "verbose", "normal", "minimal", "quiet");

    public static readonly Option Host = Choice(
        "Host", OptionArity.Value, "Writes as for this host instead of the one that is found.", "terminal", "github", "pipe");

    public static readonly Option Root = new(
        "Root", OptionArity.Value, "The repository's root, instead of the nearest directory with .nuke.", "directory");

    public static readonly Option NoLogo = new("NoLogo", OptionArity.Switch, "Accepted because NUKE has it: there is no banner to leave out.");

    public static readonly Option Help = new("Help", OptionArity.Switch, "Shows this text.");

    public static readonly Option CompletionScript = Choice(
        "CompletionScript",
        OptionArity.Value,
        "Prints the script that completes words: eval \"$(./build.sh --completion-script bash)\"",
        "bash");

    public static readonly IReadOnlyList<Option> All =
    [
        Target, Skip, Environment, Release, DryRun, Plan, Continue, Parallel, Yes, Profile, Verbosity, Host, Root, NoLogo, Help,
        CompletionScript,
    ];

    /// <summary>Finds an option by its normalized name.</summary>
    public static Option? Find(string normalized)
    {
        foreach (var option in All)
            if (Names.Normalize(option.Name) == normalized) return option;
        return null;
    }

    private static Option Choice(string name, OptionArity arity, string description, params string[] allowed)
    {
        var value = string.Join('|', allowed);
        return new Option(name, arity, description, arity == OptionArity.OptionalValue ? $"[{value}]" : value) { Allowed = allowed };
    }
}
