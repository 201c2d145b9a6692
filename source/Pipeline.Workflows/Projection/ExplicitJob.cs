using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>A job that a build wrote down step by step.</summary>
internal static class ExplicitJob
{
    public static Job Of(WorkflowContext context, WorkflowJob job, JobIds ids)
    {
        var id = ids.Take(job.Id, $"the job {job.Id} of the workflow {context.Workflow.Name}");
        var invocations = job.Steps.Select((step, index) => Invocation.Of(context, job, step, index)).ToList();
        var traits = invocations.SelectMany(invocation => invocation.Traits).Distinct().ToList();
        var secrets = new SortedSet<string>(traits.SelectMany(target => target.Secrets), StringComparer.Ordinal);
        if (secrets.Count > 0 && job.Environment is null) throw SecretOfNobody(context, job, secrets);

        var runner = job.RunsOn ?? context.Workflow.RunsOn;
        var setUp = new SetUpSteps(context.Model.Facts)
        {
            WithHistory = traits.Exists(target => target.NeedsHistory),
            KeepsFiles = context.KeepsFiles(runner),
            UsesCache = secrets.Count == 0 && !traits.Exists(target => target.Permissions.Exists(permission => permission.CanWrite)),
            Tools = [.. traits.SelectMany(target => target.Tools).Distinct()],
        };
        return new Job(id, id)
        {
            Needs = job.Needs,
            If = context.Workflow.OnlyWhen?.Expression,
            Runner = runner,
            Timeout = job.Timeout ?? context.Workflow.JobTimeout,
            Environment = job.Environment,
            Holds = job.Environment,
            Permissions = [.. traits.SelectMany(target => target.Permissions).Distinct()],
            Services = [.. traits.SelectMany(target => target.Services).Distinct()],
            Steps = [.. setUp.Steps(), .. invocations.SelectMany(invocation => invocation.Steps(context))],
            Secrets = secrets,
            Variables = new SortedSet<string>(traits.SelectMany(target => target.Variables), StringComparer.Ordinal),
        };
    }

    private static FailureException SecretOfNobody(WorkflowContext context, WorkflowJob job, SortedSet<string> secrets) =>
        new($"The job {job.Id} of the workflow {context.Workflow.Name} reads the secret {secrets.Min}, but names no GitHub environment.")
        {
            NextSteps = [$"Name the GitHub environment that has the secret: new WorkflowJob(\"{job.Id}\", …) {{ Environment = \"…\" }}"],
        };

    /// <summary>One command of the job, with all that its targets ask for.</summary>
    private sealed record Invocation(JobStep Step, IReadOnlyList<ExecutableTarget> Targets, IReadOnlyList<TargetTraits> Traits)
    {
        public static Invocation Of(WorkflowContext context, WorkflowJob job, JobStep step, int index)
        {
            var member = $"JobStep {index + 1} of the job {job.Id} of the workflow {context.Workflow.Name}";
            var targets = step.Targets.Select(target => WorkflowRules.Find(context.Model, target, member)).ToList();
            if (step.Environment is { } environment) WorkflowRules.CheckEnvironment(context.Model, environment, member);
            var plan = Planner.Plan(context.Model.Graph, targets.Select(target => (target, step.Environment)));
            var nodes = step.Alone ? plan.Nodes.Where(node => node.IsInvoked) : plan.Nodes;
            return new Invocation(step, targets, [.. nodes.Select(node => context.Model.TraitsOf(node.Target)).Distinct()]);
        }

        public IEnumerable<Step> Steps(WorkflowContext context)
        {
            foreach (var signIn in Traits.SelectMany(target => target.SignIns).Distinct()) yield return RegistryStep.Of(signIn);
            yield return new InvocationStep { Targets = Targets, Environment = Step.Environment, WithDependencies = !Step.Alone }
                .With(Traits, context.Model)
                .With(context.Inputs)
                .Step() with
            {
                If = Step.Always ? "!cancelled()" : null,
            };
        }
    }
}
