using System.Linq.Expressions;

namespace Pipeline.Targets;

/// <content>Parameters.</content>
public abstract partial class PipelineBuild
{
    /// <inheritdoc cref="IPipelineBuild.TryGetValue{T}(Expression{Func{T}})"/>
    public T TryGetValue<T>(Expression<Func<T>> parameter) where T : class? => (T)ValueOf(parameter)!;

    /// <inheritdoc cref="IPipelineBuild.TryGetValue{T}(Expression{Func{object}})"/>
    public T TryGetValue<T>(Expression<Func<object?>> parameter) => ValueOf(parameter) is { } value ? (T)value : default!;

    private static object? ValueOf(LambdaExpression parameter)
    {
        // A value type is converted to object.
        var body = parameter.Body is UnaryExpression { NodeType: ExpressionType.Convert } conversion ? conversion.Operand : parameter.Body;
        var definition = body is MemberExpression member ? Running.Parameters.Catalog.Find(member.Member) : null;
        if (definition is null)
            throw new InvalidOperationException($"{parameter} names no parameter of the build: mark the property with [Parameter].");
        return Running.Parameters.Convert(definition, CurrentNode.Value?.Environment);
    }
}
