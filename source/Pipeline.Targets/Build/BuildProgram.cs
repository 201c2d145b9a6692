using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>The way from the command line to the run, or to the answer of a question.</summary>
internal sealed class BuildProgram
{
    private readonly Invocation invocation;
    private readonly Func<BuildSession, Task<int>> run;
    private readonly Problems problems = new();

    private BuildProgram(Invocation invocation, Func<BuildSession, Task<int>> run) => (this.invocation, this.run) = (invocation, run);

    /// <summary>Does what one invocation asks for.</summary>
    /// <returns>The exit code.</returns>
    public static int Run<T>(Invocation invocation, params Func<T, Target>[] defaultTargets) where T : PipelineBuild, new() =>
        Run(invocation, Runner.RunAsync, defaultTargets);

    /// <summary>The same with another way to run what has been understood.</summary>
    public static int Run<T>(Invocation invocation, Func<BuildSession, Task<int>> run, params Func<T, Target>[] defaultTargets)
        where T : PipelineBuild, new()
    {
        var program = new BuildProgram(invocation, run);
        try
        {
            return program.Answer(defaultTargets);
        }
        catch (FailureException problem)
        {
            program.problems.Add(problem);
            return program.Refuse();
        }
        catch (Exception error)
        {
            program.problems.Add(new FailureException($"The build program failed: {error.Message}", error)
            {
                Details = $"{error}".Split('\n'),
            });
            program.Refuse();
            return ExitCode.Failed;
        }
    }

    private int Answer<T>(Func<T, Target>[] defaultTargets) where T : PipelineBuild, new()
    {
        var words = ShellCompletion.Words(invocation.Arguments);
        var request = BuildRequest.Read(typeof(T), words is null ? invocation : invocation with { Arguments = [] }, problems);
        if (request.Options.CompletionScript is not null) return Show(CompletionScript.Bash);

        var build = BuildFactory.Create<T>();
        var graph = TargetGraph.Of(build, defaultTargets.Select(target => target(build)));
        if (words is not null) return Show(new ShellCompletion(build, graph, request.Catalog, request.Root).Candidates(words));

        var targets = new TargetChoice(graph, request.Options, request.Catalog.TakesPath, problems);
        if (problems.Any) return Refuse();
        if (request.Options.Help || targets.Invoked.Count == 0) return Show(HelpText.Of(build, graph, request.Catalog, invocation.Width));

        var plan = Planner.Plan(graph, new PlanRequest(targets.Invoked, request.Options.Environment));
        if (request.Options.Plan is { } format)
        {
            problems.AddRange(ParameterBinding.CheckGiven(request.Parameters));
            return problems.Any ? Refuse() : Show(OrderText.Of(plan, format, targets.Skipped));
        }

        Bind(build, plan, request);
        if (problems.Any) return Refuse();

        return Start(new BuildSession
        {
            Build = build,
            Graph = graph,
            Plan = plan,
            Options = request.Options,
            Skipped = targets.Skipped,
            Parameters = request.Parameters,
            Root = request.Root,
            Host = request.Host,
            Invocation = invocation,
        });
    }

    private void Bind(PipelineBuild build, ExecutionPlan plan, BuildRequest request)
    {
        var environments = EnvironmentsOf(plan, request.Options);
        problems.AddRange(request.Files.Read(environments));
        if (problems.Any) return;

        problems.AddRange(ParameterBinding.Bind(build, request.Parameters, environments));
        ToolInjection.Inject(build);
    }

    /// <summary>The environments that the run works on; the requested one when no node has its own.</summary>
    private static List<string> EnvironmentsOf(ExecutionPlan plan, BuildOptions options)
    {
        var environments = new List<string>();
        foreach (var node in plan.Nodes)
            if (node.Environment is { } environment && !environments.Contains(environment)) environments.Add(environment);
        if (environments.Count == 0 && options.Environment is { } requested) environments.Add(requested);
        return environments;
    }

    private int Start(BuildSession session)
    {
        var outside = new RedactedLines(session.Invocation.Out, session.Redactor);
        using var console = new RoutedConsole(new TargetScope(outside, session.Redactor, CancellationToken.None));
        var build = session.Build;
        invocation.Enter(session.Root);
        build.Progress.Begin(session.Plan);
        build.OnBuildCreated();
        build.OnBuildInitialized();
        if (!session.Options.IsDryRun) SchemaFile.Update(session);
        var code = run(session).GetAwaiter().GetResult();
        if (!session.Options.IsDryRun) build.OnBuildFinished();
        return build.ExitCode ?? code;
    }

    private int Show(IEnumerable<string> lines) => Show(string.Concat(lines.Select(line => line + "\n")));

    private int Show(string text)
    {
        invocation.Out.Write(text);
        return ExitCode.Done;
    }

    private int Refuse() => problems.Report(invocation.Error, Ambient.Current?.Parameters.Redactor);
}
