using Pipeline.Plans;

namespace Pipeline.Workflows;

/// <summary>What a job must not be.</summary>
internal static class JobRules
{
    /// <exception cref="FailureException">It is one of these things; the message names the target.</exception>
    public static void Check(WorkflowContext context, JobDraft draft, Job job)
    {
        RefuseSecretsOfNobody(draft, job);
        RefuseForeignMachine(context, draft, job.Runner);
        RefuseUnusedAxis(context, draft, job);
        foreach (var node in draft.Nodes)
            if (node.Traits.Condition is { } condition) WorkflowRules.Check(condition, $"OnlyInWorkflowWhen of {node.Node.Target.Name}");
    }

    /// <summary>A secret of the whole repository would be there for every job of every branch.</summary>
    private static void RefuseSecretsOfNobody(JobDraft draft, Job job)
    {
        if (job.Environment is not null || job.Secrets.Count == 0) return;
        var reader = draft.Nodes.First(node => node.Traits.Secrets.Count > 0);
        throw new FailureException(
            $"{reader.Node.Target.Name} reads the secret {reader.Traits.Secrets.Min}, but its job names no GitHub environment, so the secret would have to be one of the whole repository.")
        {
            NextSteps =
            [
                $"Name the GitHub environment that has the secret: SecretsOf(\"…\") in {reader.Node.Target.Name}: {reader.Node.Target.Source}",
                "Or let the target work on an environment of the build: PerEnvironment() or In(\"…\").",
            ],
        };
    }

    private static void RefuseForeignMachine(WorkflowContext context, JobDraft draft, Runner runner)
    {
        if (draft.Environment is null || runner.IsSelfHosted) return;
        var environments = context.EnvironmentOf(draft) is { } environment ? [environment] : context.Model.Graph.Environments;
        if (environments.FirstOrDefault(one => one.IsThisMachine) is not { } local) return;
        throw new FailureException(
            $"The workflow {context.Workflow.Name} deploys to {local.Name}, which runs on the machine that the build runs on, but its jobs run on {runner}, a machine that is gone after the job.")
        {
            NextSteps =
            [
                $"Let it run on the machine of {local.Name}: RunsOn = Runner.SelfHosted(\"…\") in the workflow {context.Workflow.Name}.",
                "Or deploy, look at it and take it down within one job: Jobs = [new WorkflowJob(…)].",
            ],
        };
    }

    private static void RefuseUnusedAxis(WorkflowContext context, JobDraft draft, Job job)
    {
        foreach (var axis in job.Matrix)
        {
            if (context.Model.Parameters.Find(axis.Name) is not null || job.Runner == Runner.OfMatrix(axis.Name)) continue;
            var target = draft.Nodes.First(node => node.Traits.Matrix.Count > 0).Node.Target;
            throw new FailureException($"{target.Name} has a matrix over '{axis.Name}', which is no parameter of the build, and does not choose the machine.")
            {
                NextSteps = [$"Name a member with [Parameter], or add RunsOn(Runner.OfMatrix(\"{axis.Name}\")): {target.Source}"],
            };
        }
    }
}
