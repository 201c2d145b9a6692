namespace Pipeline.Targets.Tests;

/// <summary>A build whose targets tell that they ran.</summary>
public abstract class SayingBuild : PipelineBuild
{
    private protected static Action Says(string name) => () => Console.WriteLine($"ran {name}");

    private protected static Action Fails(string message = "It is broken.") => () => throw new Plans.FailureException(message);
}
