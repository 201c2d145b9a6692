using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Pipeline.Targets;

/// <content>When a target runs, and what becomes of the run when it fails.</content>
public partial interface ITargetDefinition
{
    /// <summary>Asked once for the whole run before anything starts. When false the target is skipped with what only it needs.</summary>
    ITargetDefinition OnlyWhenStatic(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string conditionExpression = "");

    /// <summary>Asked just before the target; what it depends on has run already.</summary>
    ITargetDefinition OnlyWhenDynamic(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string conditionExpression = "");

    /// <summary>The parameters must have values before anything runs.</summary>
    ITargetDefinition Requires<T>(Expression<Func<T>> parameter, params Expression<Func<T>>[] parameters) where T : class?;

    /// <inheritdoc cref="Requires{T}(Expression{Func{T}}, Expression{Func{T}}[])"/>
    ITargetDefinition Requires<T>(Expression<Func<T?>> parameter, params Expression<Func<T?>>[] parameters) where T : struct;

    /// <summary>The predicates must hold before anything runs.</summary>
    ITargetDefinition Requires(Expression<Func<bool>> predicate, params Expression<Func<bool>>[] predicates);

    /// <summary>The tools must be found on PATH before anything runs.</summary>
    ITargetDefinition Requires(Expression<Func<Tool?>> tool, params Expression<Func<Tool?>>[] tools);

    /// <summary>What becomes of the dependencies that only this target needs when it is skipped; they are skipped too by default.</summary>
    ITargetDefinition WhenSkipped(DependencyBehavior behavior);

    /// <summary>Runs even when another target failed, its own dependency included, and when the run is interrupted.</summary>
    ITargetDefinition AssuredAfterFailure();

    /// <summary>When it fails the others go on; the run fails in the end.</summary>
    ITargetDefinition ProceedAfterFailure();
}
