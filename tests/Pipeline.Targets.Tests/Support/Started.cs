namespace Pipeline.Targets.Tests;

/// <summary>A build program, started in a repository of its own and ended: its exit code and what it wrote.</summary>
internal sealed record Started(int ExitCode, string Output, string Errors)
{
    public static Started Build<T>(params string[] arguments) where T : PipelineBuild, new() => In<T>(new TestRepository(), arguments);

    public static Started In<T>(TestRepository repository, params string[] arguments) where T : PipelineBuild, new()
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var invocation = repository.Invocation(output, errors) with { Arguments = arguments };
        var exit = BuildProgram.Run<T>(invocation);
        return new Started(exit, output.ToString(), errors.ToString());
    }
}
