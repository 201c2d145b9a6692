namespace Pipeline.Plans;

/// <summary>Nothing to do.</summary>
/// <param name="Reason">Why, for a person: <c>1.4.0 runs there already</c>.</param>
public sealed record Nothing(string Reason) : Plan;

/// <summary>Steps in order.</summary>
public sealed record Sequence(Steps Steps) : Plan;

/// <summary>Steps that do not depend on each other.</summary>
public sealed record Parallel(Steps Steps) : Plan;

/// <summary>One of two plans. Its parts are named <c>then</c> and <c>else</c>; both are shown while the condition is unknown.</summary>
/// <param name="Condition">Decides.</param>
/// <param name="Meaning">What it means that the condition holds: <c>migrations are pending</c>.</param>
/// <param name="Then">Applied when it holds.</param>
/// <param name="Otherwise">Applied when it does not.</param>
public sealed record When(Value<bool> Condition, string Meaning, Plan Then, Plan Otherwise) : Plan;

/// <summary>One plan for every case of a verdict.</summary>
public sealed record Choose(Value<string> Verdict, Steps Cases) : Plan;

/// <summary>A body, what undoes it, and what follows in any case. The latter two are named <c>on-failure</c> and <c>always</c>.</summary>
/// <param name="Body">What is tried. Its id is the guard's own: a guard adds no segment to the path of its body.</param>
/// <param name="OnFailure">Applied when the body fails or is cancelled, before the failure goes on.</param>
/// <param name="Always">Applied after the body, and after what undid it.</param>
public sealed record Guard(Plan Body, Plan? OnFailure, Plan? Always) : Plan
{
    /// <summary>Guards around one body share its id; from the second on their parts are numbered, so that ids stay unique.</summary>
    private int Layer => Body is Guard inner ? inner.Layer + 1 : 1;

    /// <summary>A sentence that is true once <see cref="OnFailure"/> has been applied, added to the failure: <c>1.3.0 serves as before.</c></summary>
    public string? Aftermath { get; init; }

    /// <summary>Keeps why the body failed, in a sentence, before <see cref="OnFailure"/> is applied: for whoever has to be told.</summary>
    public Promise<string>? Reason { get; init; }

    internal string OnFailureName => Name(NodeId.OnFailure);

    internal string AlwaysName => Name(NodeId.Always);

    private string Name(string part) => Layer == 1 ? part : $"{part}-{Layer}";
}
