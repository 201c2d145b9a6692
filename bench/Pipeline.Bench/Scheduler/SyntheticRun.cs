using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Bench;

/// <summary>A run of targets that do nothing, without the parts that a run has once: git, console, journal.</summary>
internal sealed class SyntheticRun
{
    private static readonly Checkout Checkout = new(new string('0', 40), "main", null, 1, DateTimeOffset.UnixEpoch, null);

    private readonly BuildSession session;

    private SyntheticRun(string folder, IReadOnlyList<Node> nodes, int parallel)
    {
        var invocation = new Invocation
        {
            Arguments = [],
            Variables = new Dictionary<string, string>(),
            WorkingDirectory = folder,
            Out = TextWriter.Null,
            Error = TextWriter.Null,
        };
        var build = new Empty();
        build.Progress.Begin(new ExecutionPlan(nodes));
        var catalog = ParameterCatalog.Of(typeof(Empty));
        var commandLine = CommandLineParser.Parse([], BuiltIns.All, new Problems());
        var variables = new VariableSet(invocation.Variables);
        session = new BuildSession
        {
            Build = build,
            Graph = TargetGraph.Of(build, []),
            Plan = new ExecutionPlan(nodes),
            Options = new BuildOptions { Parallel = parallel },
            Skipped = new HashSet<ExecutableTarget>(),
            Parameters = new ParameterValues(catalog, commandLine, variables, new ParameterFiles(folder, []), folder, folder),
            Root = folder,
            Host = Host.Choose(null, invocation),
            Invocation = invocation,
        };
    }

    /// <summary>Every target waits for the one before it.</summary>
    public static SyntheticRun Chain(string folder, int count) =>
        new(folder, Nodes(count, node => node == 0 ? [] : [node - 1]), parallel: 2);

    /// <summary>No target waits for another.</summary>
    public static SyntheticRun Independent(string folder, int count, int parallel) => new(folder, Nodes(count, _ => []), parallel);

    public async Task RunAsync()
    {
        var silence = new Silence();
        var services = RunServices.Of(session) with
        {
            Reporter = silence,
            OpenJournal = _ => silence,
            Checkout = new Query<Checkout>("nothing", _ => Task.FromResult(Checkout)),
        };
        using var interrupter = new Interrupter(TimeProvider.System);
        await Runner.RunAsync(session, services, interrupter);
    }

    private static Node[] Nodes(int count, Func<int, int[]> predecessors)
    {
        var nodes = new Node[count];
        for (var index = 0; index < count; index++)
        {
            var target = new ExecutableTarget($"T{index}", definition => definition) { Index = index };
            target.Behavior.Bodies.Add(new TargetBody(Nothing, NothingAsync));
            var dependencies = Array.ConvertAll(predecessors(index), other => nodes[other]);
            nodes[index] = new Node { Target = target, Environment = null, Dependencies = dependencies, Predecessors = dependencies };
        }

        return nodes;
    }

    private static void Nothing()
    {
    }

    private static Task NothingAsync() => Task.CompletedTask;

    private sealed class Empty : PipelineBuild;
}
