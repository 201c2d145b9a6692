using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Collects why a run cannot start. What several nodes say stands once, with all of them.</summary>
internal sealed class StartProblems
{
    private readonly List<(string? Node, Problem Problem)> found = [];

    public bool Any => found.Count > 0;

    public IReadOnlyList<StartProblem> All =>
    [
        .. found
            .GroupBy(item => $"{item.Problem.What}\n{string.Join('\n', item.Problem.Fix)}", StringComparer.Ordinal)
            .Select(same => new StartProblem(
                [.. same.Select(item => item.Node).OfType<string>().Distinct(StringComparer.Ordinal)],
                same.First().Problem)),
    ];

    public void Add(NodeState? state, Problem problem) => found.Add((state?.Id, problem));

    public void AddRange(NodeState state, IEnumerable<Problem> problems)
    {
        foreach (var problem in problems) Add(state, problem);
    }

    /// <summary>As <see cref="TryAsync"/>.</summary>
    public void Try(NodeState? state, Action check)
    {
        try
        {
            check();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Add(state, Of(error));
        }
    }

    /// <summary>Does a part of the checks; a failure of it is a problem like others.</summary>
    public async Task TryAsync(NodeState? state, Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Add(state, Of(error));
        }
    }

    /// <summary>Shows them all, each with what to do.</summary>
    public int Report(TextWriter errors, Redactor redactor)
    {
        var problems = new Problems();
        foreach (var problem in All)
            problems.Add(redactor.Redact(problem.Text), [.. problem.Problem.Fix.Select(redactor.Redact)]);
        return problems.Report(errors);
    }

    private static Problem Of(Exception error) => error is FailureException failure
        ? new Problem(failure.Message, failure.NextSteps)
        : new Problem($"whether the run can start could not be checked: {error.GetType().Name}: {error.Message}");
}
