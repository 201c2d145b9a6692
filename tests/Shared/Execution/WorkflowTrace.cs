namespace Pipeline.Testing;

/// <summary>What happened in a run of a workflow.</summary>
/// <param name="Conclusion"><c>success</c> or <c>failure</c>.</param>
/// <param name="Jobs">In the order in which they ran; each leg of a matrix is one.</param>
internal sealed record WorkflowTrace(string Conclusion, IReadOnlyList<JobTrace> Jobs)
{
    public JobTrace this[string id] => Legs(id).Single();

    /// <summary>All legs of a job; one when it has no matrix.</summary>
    public IEnumerable<JobTrace> Legs(string id) => Jobs.Where(job => job.Id == id);

    /// <summary>All that its steps have printed, for a failure's message.</summary>
    public string Output => string.Join('\n', Jobs.SelectMany(job => job.Steps.Select(step => $"--- {job.Id}: {step.Run ?? step.Uses}: {step.Result}\n{step.Output}")));

    /// <summary>Fails with all that was printed when it did not end as it should.</summary>
    public WorkflowTrace Expect(string conclusion)
    {
        Conclusion.Should().Be(conclusion, "{0}", Output);
        return this;
    }
}
