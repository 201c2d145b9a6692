using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>
/// Runs a build at a time that stands still, under fixed run ids, so that what it writes is always the same; everything between
/// the command line and the exit code is real.
/// </summary>
internal sealed class RunOf<T> where T : PipelineBuild, new()
{
    private int count;

    public TestRepository Repository { get; init; } = new();

    public TimeProvider Time { get; init; } = new FrozenTime();

    /// <summary>The answers of the person at the terminal; nobody is there without.</summary>
    public Func<string?>? Ask { get; init; }

    /// <summary>Interrupts the run, as a signal does.</summary>
    public Interrupter? Interrupter { get; init; }

    public IJournal? Journal { get; init; }

    /// <summary>The build of the last run.</summary>
    public T? Build { get; private set; }

    public Started Run(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var invocation = Repository.Invocation(output, errors) with { Arguments = arguments, Time = Time };
        var exit = BuildProgram.Run<T>(invocation, RunAsync);
        return new Started(exit, Clean(output), Clean(errors));
    }

    private async Task<int> RunAsync(BuildSession session)
    {
        Build = (T)session.Build;
        using var own = new Interrupter(Time);
        var services = RunServices.Of(session) with { RunId = $"20260131-142530-{++count:x4}", StartedBy = "ada@laptop", Ask = Ask };
        if (Journal is { } journal) services = services with { OpenJournal = _ => journal };
        return await Runner.RunAsync(session, services, Interrupter ?? own);
    }

    /// <summary>The repository lies somewhere else in every run of the tests, and code moves.</summary>
    private string Clean(StringWriter text) =>
        Refused.WithoutPlaces(text.ToString().Replace(Repository.Root, "<root>", StringComparison.Ordinal));
}
