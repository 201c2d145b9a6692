using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>What a workflow must not be, as far as its record says.</summary>
internal static class WorkflowRules
{
    /// <exception cref="FailureException">It is one of these things; the message names the member.</exception>
    public static void Check(BuildModel model, Workflow workflow)
    {
        var of = $"of the workflow {workflow.Name}";
        if (workflow.On.Count == 0) throw Wrong($"On {of} is empty, so that nothing starts it.", "Add a trigger: On = [Trigger.Push(\"main\")].");
        if (workflow.Targets.Count == 0 && workflow.Jobs.Count == 0)
            throw Wrong($"Targets {of} is empty, and so is Jobs.", "Name what it runs: Targets = [Test].");
        foreach (var environment in workflow.Environments) CheckEnvironment(model, environment, $"Environments {of}");
        foreach (var trigger in workflow.On) Check(trigger, of);
        if (workflow.On.GroupBy(trigger => trigger.GetType()).FirstOrDefault(kind => kind.Count() > 1) is { } kind) throw Twice(kind.Key, of);
        if (workflow is { Aggregate: { } aggregate } && workflow.On.OfType<PullRequestTrigger>().Any(trigger => trigger.Paths.Count + trigger.PathsIgnore.Count > 0))
        {
            throw Wrong(
                $"Trigger.PullRequest {of} filters by paths, but its Aggregate '{aggregate}' is there to be required: GitHub lets a required check that never starts wait for ever.",
                "Remove the filter, or the Aggregate of a workflow that no branch requires.");
        }

        if (workflow.JobTimeout <= TimeSpan.Zero) throw Wrong($"JobTimeout {of} is {workflow.JobTimeout}.", "Give it a positive one.");
        if (workflow.OnlyWhen is { } condition) Check(condition, $"OnlyWhen {of}");
        if (workflow.ArtifactDays is < 1 or > 90) throw Wrong($"ArtifactDays {of} is {workflow.ArtifactDays}.", "GitHub keeps artifacts from 1 to 90 days.");
    }

    /// <summary>All workflows of a build together: their files have different names.</summary>
    public static void Check(IReadOnlyList<Workflow> workflows)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var workflow in workflows)
        {
            if (workflow.Name.Length == 0 || !workflow.Name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
                throw Wrong($"Workflows has a workflow with the name '{workflow.Name}', which cannot be the name of its file.", "Use letters, digits and dashes: new Workflow(\"ci\").");
            if (!known.Add(workflow.Name))
                throw Wrong($"Workflows has two workflows with the name {workflow.Name}.", $"Give one of them another: new Workflow(\"{workflow.Name}-2\").");
        }
    }

    public static ExecutableTarget Find(BuildModel model, Workflow workflow, Target target, int index) =>
        Find(model, target, $"Targets[{index}] of the workflow {workflow.Name}");

    public static ExecutableTarget Find(BuildModel model, Target target, string member) => model.Graph.Find(target)
        ?? throw Wrong($"{member} is no target of the build.", "Name a target by its property, as in Targets = [Test].");

    public static void CheckEnvironment(BuildModel model, string environment, string member)
    {
        var names = model.Graph.Environments.Select(known => known.Name).ToList();
        if (names.Contains(environment, StringComparer.Ordinal)) return;
        throw Wrong(
            $"{member} names the environment '{environment}', which the build does not have.{Suggestion.For(environment, names)}",
            names.Count > 0 ? $"Use one of: {string.Join(", ", names)}." : "Declare the build's environments, or name none.");
    }

    /// <summary>Where a person chooses the environment, nothing may have another one.</summary>
    public static void CheckChoice(Workflow workflow, ExecutionPlan plan)
    {
        if (plan.Nodes.FirstOrDefault(node => node.Target.Behavior.Environment is not null) is not { } other) return;
        throw Wrong(
            $"In the workflow {workflow.Name} a person chooses the environment, but {other.Target.Name} always works on {other.Environment}.",
            "Name the environments in Environments, or leave this target to a workflow of its own.");
    }

    public static void CheckNeeds(Workflow workflow, WorkflowJob job, IReadOnlyList<Job> before)
    {
        var ids = before.Select(other => other.Id).ToList();
        if (job.Needs.FirstOrDefault(need => !ids.Contains(need, StringComparer.Ordinal)) is not { } unknown) return;
        throw Wrong(
            $"Needs of the job {job.Id} of the workflow {workflow.Name} names '{unknown}', and no job before it has this id.{Suggestion.For(unknown, ids)}",
            ids.Count > 0 ? $"Use one of: {string.Join(", ", ids)}." : "Remove it: the job is the first.");
    }

    /// <summary>GitHub does not know secrets there; the expression would be empty.</summary>
    public static void Check(Condition condition, string member)
    {
        if (!condition.Expression.Contains("secrets.", StringComparison.OrdinalIgnoreCase) && !condition.Expression.Contains("secrets[", StringComparison.OrdinalIgnoreCase))
            return;
        throw Wrong(
            $"{member} uses a secret in the condition '{condition.Expression}', and conditions of jobs know none.",
            "Decide by a configuration variable instead, Condition.Of(\"vars.X == 'true'\"), or inside the target.");
    }

    private static void Check(Trigger trigger, string of)
    {
        if (trigger is ScheduleTrigger schedule)
        {
            if (schedule.Crons.Count == 0) throw Wrong($"Trigger.Schedule {of} has no time.", "Name one: Trigger.Schedule(\"0 3 * * *\").");
            foreach (var cron in schedule.Crons)
                if (Cron.Problem(cron) is { } problem)
                    throw Wrong($"Trigger.Schedule {of} cannot be '{cron}': {problem}.", "Five fields: minute, hour, day of month, month, day of week; 0 3 * * 1-5 is 03:00 UTC on weekdays.");
        }

        if (trigger is FilteredTrigger filter) Check(filter, of);
    }

    private static void Check(FilteredTrigger filter, string of)
    {
        var member = filter is PushTrigger ? "Trigger.Push" : "Trigger.PullRequest";
        var both = (filter.Branches.Count > 0 && filter.BranchesIgnore.Count > 0) ? "Branches and BranchesIgnore"
            : (filter.Paths.Count > 0 && filter.PathsIgnore.Count > 0) ? "Paths and PathsIgnore"
            : filter is PushTrigger { Tags.Count: > 0, TagsIgnore.Count: > 0 } ? "Tags and TagsIgnore"
            : null;
        if (both is not null) throw Wrong($"{member} {of} has both {both}, and GitHub takes one of them.", "Keep one; a pattern that begins with ! excludes.");
    }

    private static FailureException Twice(Type trigger, string of)
    {
        var kind = trigger.Name.Replace("Trigger", "", StringComparison.Ordinal);
        return Wrong($"On {of} has two triggers of the kind {kind}, and GitHub takes one.", "Join them: Trigger.Push(\"main\") with { Tags = [\"v*\"] }, Trigger.Schedule(\"0 3 * * *\", \"0 15 * * *\").");
    }

    private static FailureException Wrong(string what, string fix) => new(what) { NextSteps = [fix] };
}
