using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Pipeline.Targets;

/// <content>When a target runs.</content>
internal sealed partial class TargetDefinition
{
    public ITargetDefinition OnlyWhenStatic(
        Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string conditionExpression = "")
    {
        Behavior.StaticConditions.Add(new Condition(condition, WithoutArrow(conditionExpression)));
        return this;
    }

    public ITargetDefinition OnlyWhenDynamic(
        Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string conditionExpression = "")
    {
        Behavior.DynamicConditions.Add(new Condition(condition, WithoutArrow(conditionExpression)));
        return this;
    }

    public ITargetDefinition Requires<T>(Expression<Func<T>> parameter, params Expression<Func<T>>[] parameters) where T : class? =>
        Requires([parameter, .. parameters]);

    public ITargetDefinition Requires<T>(Expression<Func<T?>> parameter, params Expression<Func<T?>>[] parameters) where T : struct =>
        Requires([parameter, .. parameters]);

    public ITargetDefinition Requires(Expression<Func<bool>> predicate, params Expression<Func<bool>>[] predicates) =>
        Requires([predicate, .. predicates]);

    public ITargetDefinition Requires(Expression<Func<Tool?>> tool, params Expression<Func<Tool?>>[] tools) => Requires([tool, .. tools]);

    public ITargetDefinition WhenSkipped(DependencyBehavior behavior)
    {
        Behavior.WhenSkipped = behavior;
        return this;
    }

    public ITargetDefinition AssuredAfterFailure()
    {
        Behavior.IsAssured = true;
        return this;
    }

    public ITargetDefinition ProceedAfterFailure()
    {
        Behavior.ProceedsAfterFailure = true;
        return this;
    }

    private TargetDefinition Requires(IEnumerable<LambdaExpression> requirements)
    {
        Behavior.Requirements.AddRange(requirements);
        return this;
    }

    /// <summary>The condition without the <c>() =></c> that made it a function.</summary>
    private static string WithoutArrow(string expression)
    {
        var arrow = expression.IndexOf("=>", StringComparison.Ordinal);
        return arrow >= 0 && expression.AsSpan(0, arrow).Trim() is "()" ? expression[(arrow + 2)..].Trim() : expression;
    }
}
