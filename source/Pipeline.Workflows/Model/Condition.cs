namespace Pipeline.Workflows;

/// <summary>When a job of a workflow runs. It is looked at by GitHub before the job starts; a plain <c>./build.sh</c> does not know it.</summary>
/// <example><code>Condition.Branch("main") &amp; !Condition.Event("schedule")</code></example>
public abstract record Condition
{
    private protected Condition() { }

    /// <summary>As <c>if</c> takes it.</summary>
    internal abstract string Expression { get; }

    /// <summary>The run is for that branch.</summary>
    public static Condition Branch(string name) => new IsEqual("github.ref", $"refs/heads/{name}");

    /// <summary>The run is for a tag that begins so; for any tag when empty.</summary>
    public static Condition Tag(string prefix = "") => new BeginsWith("github.ref", $"refs/tags/{prefix}");

    /// <summary>The run was started by that event: <c>push</c>, <c>schedule</c>, <c>workflow_dispatch</c>.</summary>
    public static Condition Event(string name) => new IsEqual("github.event_name", name);

    /// <summary>The person chose that environment.</summary>
    public static Condition Environment(string name) => new IsEqual("inputs.environment", name);

    /// <summary>For what the others cannot say: an expression without its braces. Secrets are not known there.</summary>
    public static Condition Of(string expression) => new Written(expression);

    public static Condition operator &(Condition left, Condition right) => new Both(left, right);

    public static Condition operator |(Condition left, Condition right) => new Either(left, right);

    public static Condition operator !(Condition condition) => new Not(condition);

    public static Condition BitwiseAnd(Condition left, Condition right) => left & right;

    public static Condition BitwiseOr(Condition left, Condition right) => left | right;

    public static Condition LogicalNot(Condition condition) => !condition;

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private sealed record IsEqual(string Context, string Value) : Condition
    {
        internal override string Expression => $"{Context} == {Text(Value)}";
    }

    private sealed record BeginsWith(string Context, string Prefix) : Condition
    {
        internal override string Expression => $"startsWith({Context}, {Text(Prefix)})";
    }

    private sealed record Written(string Value) : Condition
    {
        internal override string Expression => Value;
    }

    private sealed record Both(Condition Left, Condition Right) : Condition
    {
        internal override string Expression => $"{InAnd(Left)} && {InAnd(Right)}";

        // What was written as text is taken apart by nobody; only this operator binds less.
        private static string InAnd(Condition part) =>
            part is Either || (part is Written && part.Expression.Contains("||", StringComparison.Ordinal)) ? $"({part.Expression})" : part.Expression;
    }

    private sealed record Either(Condition Left, Condition Right) : Condition
    {
        internal override string Expression => $"{Left.Expression} || {Right.Expression}";
    }

    private sealed record Not(Condition Part) : Condition
    {
        internal override string Expression => Part switch
        {
            BeginsWith => $"!{Part.Expression}",
            IsEqual equal => $"{equal.Context} != {Text(equal.Value)}",
            _ => $"!({Part.Expression})",
        };
    }
}
