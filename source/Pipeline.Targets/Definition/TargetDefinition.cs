using System.Linq.Expressions;
using System.Reflection;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Writes what one target's lambda declares into the target and the graph's edges.</summary>
internal sealed partial class TargetDefinition(ExecutableTarget target, TargetCatalog catalog, EdgeSet edges) : ITargetDefinition
{
    /// <summary>The property whose lambda is being read: what <see cref="Base"/> looks below.</summary>
    private PropertyInfo? reading = target.Property;

    /// <summary>Reads a target's definition, once.</summary>
    /// <exception cref="FailureException">It fails, or cannot be meant.</exception>
    public static void Read(ExecutableTarget target, TargetCatalog catalog, EdgeSet edges)
    {
        var definition = new TargetDefinition(target, catalog, edges);
        try
        {
            target.Factory(definition);
        }
        catch (Exception error) when (error is not FailureException)
        {
            throw definition.Wrong(
                $"cannot be read: {error.Message}",
                "Fields with [Parameter] have no values yet while targets are defined: read them inside Executes, Plans or a condition.",
                error);
        }
    }

    private TargetBehavior Behavior => target.Behavior;

    public ITargetDefinition Description(string description)
    {
        target.Description = description;
        return this;
    }

    public ITargetDefinition Unlisted()
    {
        target.IsListed = false;
        return this;
    }

    public ITargetDefinition Base()
    {
        var below = reading is null ? null : InheritedProperty.Below(reading);
        if (below is null)
            throw Wrong("calls Base(), but no base class declares it", "Remove Base(), or make the target of the base class virtual.");

        var above = reading;
        reading = below;
        InheritedProperty.Read(below, catalog.Build)(this);
        reading = above;
        return this;
    }

    public ITargetDefinition Inherit(params Target[] targets)
    {
        foreach (var inherited in targets) inherited(this);
        return this;
    }

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
    {
        Component<T>();
        foreach (var inherited in targets)
        {
            if ((inherited.Body as MemberExpression)?.Member is not PropertyInfo property)
                throw Wrong($"inherits {inherited.Body}, which is no target", $"Name it: Inherit<{typeof(T).Name}>(x => x.{target.Name}).");
            InheritedProperty.Read(property, catalog.Build)(this);
        }

        return this;
    }

    public ITargetDefinition Annotate(object annotation)
    {
        (target.Annotated ??= []).Add(annotation);
        return this;
    }

    /// <summary>A declaration that cannot be meant: it names the target, its place, and what to do.</summary>
    private FailureException Wrong(string what, string fix, Exception? cause = null)
    {
        var place = target.Source.Length > 0 ? $" ({target.Source})" : "";
        return new FailureException($"The target {target.Name}{place} {what.TrimEnd('.')}.", cause) { NextSteps = [fix] };
    }
}
