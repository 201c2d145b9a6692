namespace Pipeline.Workflows.Tests;

/// <summary>A rule that a security reviewer holds a workflow file to.</summary>
internal abstract class Policy
{
    /// <summary>Changes of <see cref="GoodWorkflow"/> that each break this rule and no other.</summary>
    public abstract IReadOnlyList<Change> Bad { get; }

    /// <summary>Every place that breaks the rule.</summary>
    public abstract IEnumerable<Finding> Check(ParsedWorkflow file);

    public override string ToString() => GetType().Name;
}

/// <summary>What is wrong, and where.</summary>
internal sealed record Finding(ParsedNode Node, string Problem)
{
    public string In(ParsedWorkflow file) => $"{file.Name}:{Node.Start.Line}: {Problem}";
}
