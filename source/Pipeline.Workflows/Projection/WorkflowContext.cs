using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>What the jobs of one workflow have in common.</summary>
internal sealed record WorkflowContext(BuildModel Model, Workflow Workflow)
{
    public required IReadOnlyList<ProjectedInput> Inputs { get; init; }

    /// <summary>The person who starts it chooses the environment; the graph was looked at for one of them.</summary>
    public required bool ChoosesEnvironment { get; init; }

    /// <summary>The environment that a job works on; <see langword="null"/> when it works on none, or the person who starts it chooses it.</summary>
    public BuildEnvironment? EnvironmentOf(JobDraft draft) =>
        draft.Environment is null || ChoosesEnvironment ? null : Model.Graph.Environments.FirstOrDefault(known => known.Name == draft.Environment);

    /// <summary>Cleaning the folder of the sources would delete an environment.</summary>
    public bool KeepsFiles(Runner runner) => runner.IsSelfHosted && Model.Graph.Environments.Any(environment => environment.IsThisMachine);

    /// <summary>When a job runs: after what has to succeed, and where it belongs.</summary>
    public string? ConditionOf(JobDraft draft, BuildEnvironment? environment)
    {
        var conditions = new List<Condition>();
        if (Workflow.OnlyWhen is { } always) conditions.Add(always);
        if (environment?.Branch is { } branch && Workflow.On.Any(trigger => trigger is PushTrigger)) conditions.Add(Condition.Branch(branch));
        if (draft.Agreed(traits => traits.Condition, condition => condition.Expression, "conditions") is { } own) conditions.Add(own);
        if (draft.IsRelaxed)
        {
            conditions.InsertRange(0, draft.Needs.Where(need => need.IsHard).Select(need => Condition.Of($"needs.{need.Job.Id}.result == 'success'")));
            conditions.Insert(0, Condition.Of("!cancelled()"));
        }

        return conditions.Count == 0 ? null : conditions.Aggregate((all, next) => all & next).Expression;
    }
}
