using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// What the function that builds a plan has to work with. It is the same in a run and in a dry run; only what depends on targets
/// that have not run is unknown in the latter.
/// </summary>
public abstract class PlanContext
{
    private protected PlanContext() { }

    /// <summary>The environment that the node works on.</summary>
    /// <exception cref="InvalidOperationException">The target has none.</exception>
    public abstract string Environment { get; }

    /// <summary>The run that the plan belongs to.</summary>
    public abstract RunInfo Run { get; }

    /// <summary>
    /// The version that <c>--release</c> names; <see langword="null"/> when it names none. What it means is up to the target.
    /// </summary>
    public abstract string? Release { get; }

    /// <summary>Cancelled when the run is interrupted.</summary>
    public abstract CancellationToken Cancellation { get; }

    /// <summary>
    /// Asks the world. When it cannot be read a run fails; a dry run notes what could not be read and what it assumes, and goes on
    /// with <paramref name="assumed"/>.
    /// </summary>
    /// <param name="query">The question.</param>
    /// <param name="assumed">The answer that a dry run goes on with.</param>
    /// <param name="assumption">The same in words: <c>that nothing runs there</c>.</param>
    public abstract Task<T> AskAsync<T>(Query<T> query, T assumed, string assumption);

    /// <summary>Asks the world a question that depends on a value; the answer is unknown while the value is.</summary>
    public abstract Task<Value<T>> AskAsync<T>(Value<Query<T>> query, T assumed, string assumption);

    /// <summary>
    /// Shows in a dry run what a question gives that no part of the plan depends on; nothing while the value is unknown. A run does not ask: it
    /// finds out at its time.
    /// </summary>
    public abstract Task PreviewAsync(Value<Query<IReadOnlyList<string>>> lines);

    /// <summary>
    /// A result of a target that this one depends on, from the same environment if that target has one. Known when that target has
    /// run, or when it was skipped and its last result belongs to the same commit; unknown in a dry run.
    /// </summary>
    public abstract Value<T> Read<T>(Output<T> output);

    /// <summary>
    /// What a target left when it last succeeded for this state of the repository, in this run or in an earlier one; the default of
    /// <typeparamref name="T"/> when it did not. Nothing has to depend on that target.
    /// </summary>
    public abstract T? Last<T>(Output<T> output);

    /// <summary>Makes a value the result of this target once its plan has been applied.</summary>
    public abstract void Publish<T>(Output<T> output, Value<T> value);

    /// <summary>
    /// A parameter or variable for this node's environment: <c>--name</c>, <c>ENVIRONMENT_NAME</c>, <c>NAME</c>,
    /// <c>.nuke/parameters.environment.json</c>, <c>.nuke/parameters.json</c>; <see langword="null"/> when none has it.
    /// </summary>
    public abstract string? Parameter(string name);

    /// <summary>As <see cref="Parameter"/>, as a secret: never shown from then on.</summary>
    public abstract Secret? Secret(string name);

    /// <summary>
    /// What stands in the target's row of the summary when it has succeeded: where the deployment answers, how many packages
    /// there are.
    /// </summary>
    public abstract void Report(string text);

    /// <summary>
    /// As <see cref="Report(string)"/>, asked once the target has ended, also when it failed: how many tests passed. An answer that cannot
    /// be read by then is a line of the target's output, not a failure; <see langword="null"/> is nothing to tell.
    /// </summary>
    public abstract void Report(Query<Finding?> question);

    /// <summary>A line for the person who reads the run or the dry run.</summary>
    public abstract void Note(string text);
}
