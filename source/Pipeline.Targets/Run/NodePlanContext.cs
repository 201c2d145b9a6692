using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>The plan context of one node, for one purpose.</summary>
internal sealed class NodePlanContext(
    RunContext run, NodeState state, PlanPurpose purpose, IOutput notes, CancellationToken cancellation) : PlanContext
{
    public override string Environment => state.Node.Environment
        ?? throw new InvalidOperationException($"{state.Id} works on no environment: declare it PerEnvironment() or In(\"…\").");

    public override RunInfo Run => run.Info;

    public override string? Release => run.Options.Release;

    public override CancellationToken Cancellation => cancellation;

    public override async Task<T> AskAsync<T>(Query<T> query, T assumed, string assumption)
    {
        var answer = await query.AnswerAsync(cancellation);
        if (answer.IsKnown) return answer.Value!;
        if (purpose is PlanPurpose.Run) throw new FailureException($"{query.Subject} could not be read: {answer.Reason}");

        Note($"{query.Subject} could not be read: {answer.Reason} Assumed {assumption}.");
        return assumed;
    }

    public override async Task<Value<T>> AskAsync<T>(Value<Query<T>> query, T assumed, string assumption) =>
        run.Values.TryGet(query, out var known)
            ? Value.Of(await AskAsync(known, assumed, assumption))
            : query.Map<T>(late => throw new InvalidOperationException($"{late.Subject} was asked for before the question was known."));

    public override async Task PreviewAsync(Value<Query<IReadOnlyList<string>>> lines)
    {
        if (purpose is not PlanPurpose.Show || !run.Values.TryGet(lines, out var known)) return;

        var answer = await known.AnswerAsync(cancellation);
        foreach (var line in answer.Value ?? [$"{known.Subject} could not be read: {answer.Reason}"]) Note(line);
    }

    public override Value<T> Read<T>(Output<T> output)
    {
        var publisher = run.Graph.Find(output.Target, state.Node.Environment) ?? throw new InvalidOperationException(
            $"{state.Id} reads '{output.Name}' of {output.Target}, which is not part of the run: declare DependsOn({output.Target}).");
        return publisher.Status switch
        {
            NodeStatus.Skipped => Left(publisher, output),
            NodeStatus.Succeeded => Published(publisher, output),
            // It has nothing to do, so what it published holds already.
            NodeStatus.Scheduled when publisher.HasNothingToDo => Published(publisher, output),
            NodeStatus.Failed or NodeStatus.Aborted or NodeStatus.NotRun =>
                throw new FailureException($"{state.Id} needs '{output.Name}' of {publisher.Id}, which did not succeed."),
            _ => Value.Promise<T>(output.Name, publisher.Id),
        };
    }

    public override T? Last<T>(Output<T> output) where T : default => run.Outputs.Last(output, state.Node.Environment);

    public override void Publish<T>(Output<T> output, Value<T> value) => run.Outputs.Publish(state, output, value);

    public override string? Parameter(string name) => run.Session.Parameters.Find(name, state.Node.Environment);

    public override Secret? Secret(string name)
    {
        var secret = run.Session.Parameters.FindSecret(name, state.Node.Environment);
        if (secret is not null) run.Reporter.Hide(secret);
        return secret;
    }

    public override void Report(string text)
    {
        if (purpose is PlanPurpose.Run) state.Node.Report(text);
    }

    public override void Report(Query<Finding?> question)
    {
        if (purpose is PlanPurpose.Run) state.Questions.Add(question);
    }

    public override void Note(string text) => notes.Line(text);

    private Value<T> Published<T>(NodeState publisher, Output<T> output) => run.Outputs.Published(publisher, output)
        ?? throw new InvalidOperationException($"{publisher.Id} has ended without publishing '{output.Name}'.");

    private Value<T> Left<T>(NodeState publisher, Output<T> output)
    {
        if (run.Outputs.Left(publisher, output) is { } value) return value;
        if (purpose is PlanPurpose.Run) throw OutputsLeft.Failure(publisher, run);

        run.Outputs.Missed(state, publisher);
        return Value.Promise<T>(output.Name, publisher.Id);
    }
}
