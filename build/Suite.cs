using System.Collections.Immutable;
using Pipeline.Plans;
using Pipeline.Targets;

/// <summary>The library's own tests as commands. One test project runs after the other: they start real processes, and wait for them with time limits.</summary>
internal static class Suite
{
    public static Plan Of(string results, params (string Name, string Value)[] variables) => Plan.Sequence(
        ("clean", new DeleteDirectory(results, PipelineBuild.TemporaryDirectory)),
        ("build", DotNet(variables, "build", "Pipeline.sln", "-nologo", "-v:q", "-nodeReuse:false")),
        ("test", DotNet(variables, "test", "Pipeline.sln", "-nologo", "--no-build", "-maxcpucount:1", "--logger", "trx", "--results-directory", results)));

    public static RunCommand DotNet((string Name, string Value)[] variables, params string[] arguments) =>
        new(new Command("dotnet", arguments.Select(Value.Of))
        {
            Environment = variables.ToImmutableSortedDictionary(variable => variable.Name, variable => Value.Of(variable.Value), StringComparer.Ordinal),
        });
}
