using System.Linq.Expressions;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// Declares a target: what it is for, what it needs, what it does. NUKE 10's members with NUKE's meaning, and those that delivery
/// needs besides (<see cref="Plans(Func{PlanContext, Plan})"/>, <see cref="PerEnvironment"/>, <see cref="In"/>,
/// <see cref="Holds"/>, <see cref="Checks"/>, <see cref="Timeout"/>, <see cref="Exclusive"/>).
/// </summary>
public partial interface ITargetDefinition
{
    /// <summary>The line under the target in <c>--help</c>.</summary>
    ITargetDefinition Description(string description);

    /// <summary>Does not list the target in <c>--help</c>; it can still be invoked.</summary>
    ITargetDefinition Unlisted();

    /// <summary>Starts from the definition of the base class's property that this one overrides.</summary>
    ITargetDefinition Base();

    /// <summary>Applies other definitions to this target.</summary>
    ITargetDefinition Inherit(params Target[] targets);

    /// <summary>Applies a component's definitions to this target, as the component declares them.</summary>
    ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets);

    /// <summary>
    /// Attaches something that the engine does not read itself, for whoever projects the graph elsewhere:
    /// <see cref="ExecutableTarget.Annotations"/>. Extension methods give it words.
    /// </summary>
    ITargetDefinition Annotate(object annotation);
}

/// <content>What a target does.</content>
public partial interface ITargetDefinition
{
    /// <summary>Appends code that runs in order. A target has this or <see cref="Plans(Func{PlanContext, Plan})"/>, not both.</summary>
    ITargetDefinition Executes(params Action[] actions);

    /// <summary>Appends code whose result is ignored.</summary>
    ITargetDefinition Executes<T>(Func<T> action);

    /// <summary>Appends asynchronous code.</summary>
    ITargetDefinition Executes(Func<Task> action);

    /// <summary>
    /// Gives the function that builds the target's plan. It is called just before the target runs, with the outputs of its
    /// dependencies known, and in a dry run with those outputs unknown. It reads the world through queries and changes nothing.
    /// </summary>
    ITargetDefinition Plans(Func<PlanContext, Plan> plan);

    /// <summary>As the other overload, for plans that ask queries.</summary>
    ITargetDefinition Plans(Func<PlanContext, Task<Plan>> plan);

    /// <summary>The target fails when it takes longer.</summary>
    ITargetDefinition Timeout(TimeSpan timeout);

    /// <summary>No other target runs beside this one.</summary>
    ITargetDefinition Exclusive();

    /// <summary>Globs of files that the target makes; workflows upload them for the targets that consume them.</summary>
    ITargetDefinition Produces(params string[] files);

    /// <summary>Takes the files of other targets.</summary>
    ITargetDefinition Consumes(params Target[] targets);

    /// <summary>Takes the files of a component's targets.</summary>
    ITargetDefinition Consumes<T>(params Func<T, Target>[] targets);

    /// <summary>Takes some of the files of a target.</summary>
    ITargetDefinition Consumes(Target target, params string[] files);

    /// <summary>Takes some of the files of a component's target.</summary>
    ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] files);

    /// <summary>Takes some of the files of the component's single target.</summary>
    ITargetDefinition Consumes<T>(params string[] files);
}

/// <content>The environment a target works on.</content>
public partial interface ITargetDefinition
{
    /// <summary>
    /// The target exists once per environment: an edge from a node in an environment leads to the node of the same environment;
    /// invoked alone it needs <c>--environment</c>.
    /// </summary>
    ITargetDefinition PerEnvironment();

    /// <summary>
    /// Beside <see cref="PerEnvironment"/>, for what only looks: invoked alone and without <c>--environment</c> it runs once for each
    /// environment of the build.
    /// </summary>
    ITargetDefinition AllEnvironmentsByDefault();

    /// <summary>Fixes the environment that the target works on.</summary>
    ITargetDefinition In(string environment);

    /// <summary>
    /// Something the target needs for itself during the whole run: acquired before the first target of the run starts, released
    /// after the last, also after failure and interruption. When it is held by somebody else the run fails before anything was done.
    /// </summary>
    ITargetDefinition Holds(Func<PlanContext, IHold> hold);

    /// <summary>
    /// What must be true before anything runs: asked for every scheduled target before the first starts. Problems end a real run
    /// (exit code 2); a dry run prints them as "a real run would stop here".
    /// </summary>
    ITargetDefinition Checks(Func<PlanContext, Task<IEnumerable<Problem>>> check);
}
