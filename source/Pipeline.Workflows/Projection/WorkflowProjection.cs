using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>From the graph to the jobs of one workflow. Pure.</summary>
internal sealed class WorkflowProjection
{
    private readonly BuildModel model;
    private readonly Workflow workflow;
    private readonly JobIds ids = new();
    private readonly List<ExecutableTarget> targets;
    private readonly WorkflowContext context;

    private WorkflowProjection(BuildModel model, Workflow workflow)
    {
        (this.model, this.workflow) = (model, workflow);
        targets = [.. workflow.Targets.Select((target, index) => WorkflowRules.Find(model, workflow, target, index))];
        var chooses = workflow.Environments.Count == 0 && targets.Exists(target => target.Behavior.IsPerEnvironment) && model.Graph.Environments.Count > 1;
        context = new WorkflowContext(model, workflow)
        {
            ChoosesEnvironment = chooses,
            Inputs = [.. WorkflowInputs.Of(model, workflow, chooses)],
        };
    }

    /// <exception cref="FailureException">The workflow cannot be meant; the message names the member.</exception>
    public static Projected Of(BuildModel model, Workflow workflow)
    {
        WorkflowRules.Check(model, workflow);
        return new WorkflowProjection(model, workflow).Project();
    }

    private Projected Project()
    {
        if (workflow.Aggregate is { } aggregate) ids.Take(aggregate, $"Aggregate of the workflow {workflow.Name}");
        var jobs = new List<Job>();
        if (workflow.Check is WorkflowCheck.OwnJob) jobs.Add(CheckJob.Of(context, ids));
        jobs.AddRange(OfTargets());
        foreach (var job in workflow.Jobs)
        {
            WorkflowRules.CheckNeeds(workflow, job, jobs);
            jobs.Add(ExplicitJob.Of(context, job, ids));
        }

        if (workflow.Check is WorkflowCheck.FirstStep) jobs = [.. jobs.Select(CheckJob.First)];
        if (workflow.Aggregate is not null) jobs.Add(AggregateJob.Of(workflow, jobs));
        return new Projected(workflow, jobs, context.Inputs);
    }

    private List<Job> OfTargets()
    {
        if (targets.Count == 0) return [];
        var plan = Planner.Plan(model.Graph, Invoked());
        if (context.ChoosesEnvironment) WorkflowRules.CheckChoice(workflow, plan);
        var jobs = JobGraph.Of(WorkGraph.Of(plan, model, workflow.FollowsPromotion), Draft).Jobs;
        var writers = jobs.ToDictionary(job => job, job => new JobWriter(context, job));
        var cached = Cached(jobs, writers);
        return [.. jobs.Select(job => writers[job].Job(cached.Contains(job)))];
    }

    private IEnumerable<(ExecutableTarget Target, string? Environment)> Invoked()
    {
        IReadOnlyList<string> environments = context.ChoosesEnvironment ? [model.Graph.Environments[0].Name] : workflow.Environments;
        foreach (var target in targets)
        {
            if (!target.Behavior.IsPerEnvironment || environments.Count == 0) yield return (target, null);
            else foreach (var environment in environments) yield return (target, environment);
        }
    }

    private JobDraft Draft(List<WorkNode> group)
    {
        var node = group[0];
        if (node.Node.Environment is { } environment)
            return new JobDraft(context.ChoosesEnvironment ? ids.TakeFree(targets[0]) : ids.Take(environment, $"the environment {environment}"), group);
        return new JobDraft(node.Traits.Job is { } named ? ids.Take(named, $"InJob of {node.Node.Target.Name}") : ids.TakeFree(node.Node.Target), group);
    }

    /// <summary>
    /// The jobs that may use a cache: none that publishes, and none whose files a publishing one takes, because whoever can write to the
    /// cache would write into the release.
    /// </summary>
    private HashSet<JobDraft> Cached(IReadOnlyList<JobDraft> jobs, Dictionary<JobDraft, JobWriter> writers)
    {
        if (workflow.On.Any(trigger => trigger is ReleasedTrigger or PushTrigger { Tags.Count: > 0 })) return [];
        var cached = jobs.Where(job => !writers[job].Publishes).ToHashSet();
        foreach (var job in jobs.Reverse())
            if (!cached.Contains(job)) cached.ExceptWith(job.Downloads.Select(download => download.Job));
        return cached;
    }
}
