using Pipeline.Plans;

namespace Pipeline.Targets;

/// <content>What a target does and on what.</content>
internal sealed partial class TargetDefinition
{
    public ITargetDefinition Executes(params Action[] actions)
    {
        foreach (var action in actions)
        {
            AddBody(action, () =>
            {
                action();
                return Task.CompletedTask;
            });
        }

        return this;
    }

    // A function that returns a task is awaited too: Executes(() => WorkAsync()) may bind here.
    public ITargetDefinition Executes<T>(Func<T> action) => AddBody(action, () => action() as Task ?? Task.CompletedTask);

    public ITargetDefinition Executes(Func<Task> action) => AddBody(action, action);

    public ITargetDefinition Plans(Func<PlanContext, Plan> plan) => SetPlan(context => Task.FromResult(plan(context)));

    public ITargetDefinition Plans(Func<PlanContext, Task<Plan>> plan) => SetPlan(plan);

    public ITargetDefinition Timeout(TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero) throw Wrong($"has a timeout of {timeout}", "Give it a positive one, or none.");
        Behavior.Timeout = timeout;
        return this;
    }

    public ITargetDefinition Exclusive()
    {
        Behavior.IsExclusive = true;
        return this;
    }

    public ITargetDefinition Produces(params string[] files)
    {
        Behavior.Produces.AddRange(files);
        return this;
    }

    public ITargetDefinition Consumes(params Target[] targets)
    {
        foreach (var other in targets) Consumes(other, []);
        return this;
    }

    public ITargetDefinition Consumes<T>(params Func<T, Target>[] targets) => Consumes(Of(targets));

    public ITargetDefinition Consumes(Target target, params string[] files)
    {
        Behavior.Consumes.Add((Find(target, nameof(Consumes)), files));
        return this;
    }

    public ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] files) => Consumes(Of<T>([target])[0], files);

    public ITargetDefinition Consumes<T>(params string[] files) => Consumes(SingleTargetOf<T>(), files);

    public ITargetDefinition PerEnvironment()
    {
        if (Behavior.Environment is not null) throw BothEnvironments();
        Behavior.IsPerEnvironment = true;
        return this;
    }

    public ITargetDefinition AllEnvironmentsByDefault()
    {
        Behavior.TakesAllEnvironments = true;
        return PerEnvironment();
    }

    public ITargetDefinition In(string environment)
    {
        if (Behavior.IsPerEnvironment) throw BothEnvironments();
        Behavior.Environment = environment;
        return this;
    }

    public ITargetDefinition Holds(Func<PlanContext, IHold> hold)
    {
        Behavior.Holds.Add(hold);
        return this;
    }

    public ITargetDefinition Checks(Func<PlanContext, Task<IEnumerable<Problem>>> check)
    {
        Behavior.Checks.Add(check);
        return this;
    }

    private TargetDefinition AddBody(Delegate code, Func<Task> run)
    {
        if (Behavior.Plan is not null) throw BothKindsOfWork();
        Behavior.Bodies.Add(new TargetBody(code, run));
        return this;
    }

    private TargetDefinition SetPlan(Func<PlanContext, Task<Plan>> plan)
    {
        if (Behavior.Bodies.Count > 0) throw BothKindsOfWork();
        if (Behavior.Plan is not null) throw Wrong("has two plans", "Call Plans once, and join the plans with Plan.Sequence.");
        Behavior.Plan = plan;
        return this;
    }

    private FailureException BothKindsOfWork() =>
        Wrong("has both Plans and Executes", "Keep one: Plans where a dry run shall show what happens, Executes for plain code.");

    private FailureException BothEnvironments() =>
        Wrong("has both PerEnvironment and In", "Keep one: In for a target of a single environment, PerEnvironment for all of them.");
}
