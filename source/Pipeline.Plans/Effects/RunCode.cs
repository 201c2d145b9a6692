namespace Pipeline.Plans;

/// <summary>Runs code of the build program. It cannot be shown, so a plan names only where it stands.</summary>
/// <param name="Source">File and line: <c>build/Build.cs:42</c>.</param>
/// <param name="Body">What runs.</param>
public sealed record RunCode(string Source, Func<Task> Body) : Effect
{
    public override string Describe(Values values) => $"runs code at {Source}";

    public override Task ApplyAsync(ApplyContext context) => Body();
}
