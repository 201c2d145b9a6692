using System.Linq.Expressions;
using System.Reflection;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Looks at what a target requires: parameters with a value, predicates that hold, tools that are there.</summary>
internal sealed class Requirements(ParameterCatalog catalog)
{
    /// <summary>What is missing for a node. Members are read for the node's environment.</summary>
    public IEnumerable<Problem> Problems(NodeState state)
    {
        CurrentNode.Value = state.Node;
        return state.Behavior.Requirements.Select(requirement => ProblemOf(requirement, state)).OfType<Problem>().ToList();
    }

    /// <summary>The parameters without a value that every run needs, whatever its targets.</summary>
    public IEnumerable<Problem> Problems(PipelineBuild build) =>
        from parameter in catalog.All
        where parameter.IsRequired && parameter.Read(build) is null or string { Length: 0 }
        select MissingParameter.Of(parameter, environment: null);

    private Problem? ProblemOf(LambdaExpression requirement, NodeState state)
    {
        if (requirement.ReturnType == typeof(Tool) && requirement.Body is MemberExpression tool && ToolInjection.Missing(tool.Member) is { } missing)
            return missing;
        try
        {
            return requirement.Compile(preferInterpretation: true).DynamicInvoke() switch
            {
                true => null,
                false when requirement.ReturnType == typeof(bool) => new Problem($"{Text(requirement)} does not hold"),
                null or string { Length: 0 } => Missing(requirement, state),
                string text when string.IsNullOrWhiteSpace(text) => Missing(requirement, state),
                _ => null,
            };
        }
        catch (TargetInvocationException error) when (error.InnerException is FailureException failure)
        {
            return new Problem(failure.Message, failure.NextSteps);
        }
        catch (TargetInvocationException error)
        {
            var why = error.InnerException!.Message;
            return new Problem($"{Text(requirement)} could not be asked: {why}", $"Mend it: {state.Node.Target.Source}");
        }
    }

    private Problem Missing(LambdaExpression requirement, NodeState state)
    {
        var parameter = (requirement.Body as MemberExpression)?.Member is { } member ? catalog.Find(member) : null;
        return parameter is null ? new Problem($"{Text(requirement)} has no value") : MissingParameter.Of(parameter, state.Node.Environment);
    }

    /// <summary>The requirement as it was written, without the objects that the compiler put in.</summary>
    private static string Text(LambdaExpression requirement)
    {
        var text = requirement.Body.ToString();
        while (text.IndexOf("value(", StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = text.IndexOf(").", start, StringComparison.Ordinal);
            if (end < 0) return text;
            text = text.Remove(start, end + 2 - start);
        }

        return text;
    }
}
