namespace Pipeline.Targets;

/// <summary>What a build runs on.</summary>
public abstract class Host
{
    private protected Host() { }

    /// <summary>As <c>--host</c> names it.</summary>
    public abstract string Name { get; }

    public override string ToString() => Name;

    /// <param name="named">What <c>--host</c> names; <see langword="null"/> finds it.</param>
    /// <param name="invocation">What the program was started with.</param>
    internal static Host Choose(string? named, Invocation invocation)
    {
        var isGitHub = named is null ? invocation.Variables.GetValueOrDefault("GITHUB_ACTIONS") == "true" : named == "github";
        if (isGitHub) return new GitHubActions(invocation.Variables);
        return named == "terminal" || (named is null && invocation.IsInteractive) ? new Terminal() : new PlainPipe();
    }
}
