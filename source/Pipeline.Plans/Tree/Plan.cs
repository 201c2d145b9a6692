namespace Pipeline.Plans;

/// <summary>
/// What a target is going to do, as a value: it can be shown, applied and journaled. The kinds of node are closed (effects,
/// sequence, parallel, choose, when, guard, nothing); there are no loops and no callbacks, so a plan that is shown is complete.
/// </summary>
public abstract record Plan
{
    private protected Plan() { }

    /// <summary>Does nothing, and says why.</summary>
    public static Nothing Nothing(string reason) => new(reason);

    /// <summary>One step after the other; the first failure ends it.</summary>
    public static Sequence Sequence(params IEnumerable<Step> steps) => new(Steps.Of(steps));

    /// <summary>All steps at once; all are waited for, then the first failure in order of declaration is reported.</summary>
    public static Parallel Parallel(params IEnumerable<Step> steps) => new(Steps.Of(steps));

    /// <summary>One of two plans, by a condition that an effect may have to produce first.</summary>
    public static When When(Value<bool> condition, string meaning, Plan then, Plan? otherwise = null) =>
        new(condition, meaning, then, otherwise ?? Nothing($"not: {meaning}"));

    /// <summary>One plan for every outcome of a verdict.</summary>
    public static Choose Choose<T>(Value<T> verdict, params IEnumerable<KeyValuePair<T, Plan>> cases) where T : struct, Enum =>
        new(verdict.Map(value => Name(value)), Steps.Of(cases.Select(item => new Step(Name(item.Key), item.Value))));

    /// <summary>A body with what undoes it when it fails, and what follows it in any case.</summary>
    public static Guard Guard(Plan body, Plan? onFailure = null, Plan? always = null) => new(body, onFailure, always);

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
