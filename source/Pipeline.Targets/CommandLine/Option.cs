namespace Pipeline.Targets;

/// <summary>An option of the command line: a built-in one or a parameter of the build.</summary>
/// <param name="Name">As written in code: <c>DryRun</c>.</param>
/// <param name="Arity">What may follow it.</param>
/// <param name="Description">For the help.</param>
/// <param name="Value">What its value is called in the help: <c>N</c>.</param>
internal sealed record Option(string Name, OptionArity Arity, string Description, string Value = "")
{
    /// <summary>The words that it accepts; any when empty.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Shown in the help.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>A path that stands alone is its value.</summary>
    public bool TakesPath { get; init; }

    /// <summary>As typed: <c>--dry-run</c>.</summary>
    public string Dashed => $"--{Names.Dashed(Name)}";
}
