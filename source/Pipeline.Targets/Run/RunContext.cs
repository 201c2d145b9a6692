using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>What the parts of one run share.</summary>
internal sealed class RunContext
{
    private RunContext(BuildSession session, RunServices services, Interrupter interrupter, Answer<Checkout> checkout)
    {
        (Session, Services, Interrupter, Checkout) = (session, services, interrupter, checkout);
        Graph = new RunGraph(session.Plan);
        Outputs = new OutputStore(RunFolders.Outputs(session.Root), checkout.Value);
    }

    public BuildSession Session { get; }
    public RunServices Services { get; }
    public Interrupter Interrupter { get; }
    public Answer<Checkout> Checkout { get; }
    public RunGraph Graph { get; }
    public OutputStore Outputs { get; }

    /// <summary>What the effects of the whole run have produced: outputs pass from node to node in it.</summary>
    public Values Values { get; } = new();

    public BuildOptions Options => Session.Options;
    public IReporter Reporter => Services.Reporter;
    public Redactor Redactor => Session.Redactor;
    public TimeProvider Time => Session.Invocation.Time;

    /// <summary>What this run builds plans for.</summary>
    public PlanPurpose Purpose => Options.IsDryRun ? PlanPurpose.Show : PlanPurpose.Run;

    /// <summary>The command that does the same again.</summary>
    public string Again => new Command("./build.sh", Session.Invocation.Arguments.Select(Value.Of)).Describe(Values);

    /// <summary>How the run's journal begins.</summary>
    public RunHeader Header => new(
        Services.RunId,
        Services.StartedBy,
        Again,
        Checkout.Value is { } checkout ? checkout.IsClean ? checkout.Commit : $"{checkout.Commit}-dirty.{checkout.DirtyHash}" : null,
        [.. Graph.All.Select(state => state.Node.Environment).OfType<string>().Distinct(StringComparer.Ordinal)],
        Options.Release);

    /// <exception cref="FailureException">The repository could not be read.</exception>
    public RunInfo Info => Checkout.IsKnown
        ? new RunInfo(Services.RunId, Services.StartedBy, Checkout.Value!, Time)
        : throw new FailureException($"The state of the repository could not be read: {Checkout.Reason}");

    /// <summary>A context to ask and to plan with before the node's turn has come.</summary>
    public NodePlanContext ContextOf(NodeState state, PlanPurpose purpose) =>
        new(this, state, purpose, purpose is PlanPurpose.Rehearse ? new NoteList() : state.Notes, Interrupter.Work.Work);

    public static async Task<RunContext> OpenAsync(BuildSession session, RunServices services, Interrupter interrupter) =>
        new(session, services, interrupter, await services.Checkout.AnswerAsync(interrupter.Work.Work));
}
