using System.Reflection;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// Finds the targets of a build: the class's own properties, base classes first, then those of its components. The rules for equal
/// names are NUKE's: what the class declares publicly wins, else the redefinition in the most derived component.
/// </summary>
internal static class TargetDiscovery
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static TargetCatalog Discover(PipelineBuild build)
    {
        var catalog = new TargetCatalog(build);
        var names = new Dictionary<string, ExecutableTarget>(StringComparer.Ordinal);
        AddClassTargets(catalog, names);
        AddComponentTargets(catalog, names);
        return catalog;
    }

    /// <summary>
    /// The targets that one class or interface declares itself; without explicit implementations, which have a dot in their name.
    /// </summary>
    public static List<PropertyInfo> DeclaredBy(Type type)
    {
        var targets = new List<PropertyInfo>();
        foreach (var property in type.GetProperties(Declared))
            if (property.PropertyType == typeof(Target) && !property.Name.Contains('.', StringComparison.Ordinal)) targets.Add(property);
        return targets;
    }

    /// <summary>Reads a target as the build sees it: the override or redefinition, if there is one.</summary>
    public static Target Read(PropertyInfo property, PipelineBuild build)
    {
        try
        {
            return (Target?)property.GetValue(build) ?? throw new FailureException($"The target {Where(property)} is null.")
            {
                NextSteps = [$"Write it as: Target {property.Name} => _ => _ …"],
            };
        }
        catch (TargetInvocationException error)
        {
            var cause = error.InnerException!;
            throw new FailureException($"The target {Where(property)} cannot be read: {cause.Message}", cause);
        }
    }

    private static void AddClassTargets(TargetCatalog catalog, Dictionary<string, ExecutableTarget> names)
    {
        foreach (var type in BaseClassesFirst(catalog.Build.GetType()))
        {
            foreach (var property in DeclaredBy(type))
            {
                // A target stands where it was declared first; what overrides or hides it says what it is.
                if (names.ContainsKey(property.Name)) continue;
                var declaring = MostDerived(catalog.Build.GetType(), property);
                var target = new ExecutableTarget(property.Name, Read(declaring, catalog.Build), declaring);
                catalog.Add(target);
                names.Add(target.Name, target);
                if (declaring != property) catalog.AddAlias(Read(property, catalog.Build), target);
            }
        }
    }

    private static Stack<Type> BaseClassesFirst(Type build)
    {
        var types = new Stack<Type>();
        for (var type = build; type is not null && type != typeof(PipelineBuild); type = type.BaseType) types.Push(type);
        return types;
    }

    private static List<Type> BaseComponentsFirst(Type build)
    {
        var components = new List<Type>();
        AddBaseFirst(build, components);
        return components;
    }

    private static void AddBaseFirst(Type type, List<Type> components)
    {
        foreach (var component in type.GetInterfaces())
        {
            if (components.Contains(component)) continue;
            AddBaseFirst(component, components);
            components.Add(component);
        }
    }

    private static PropertyInfo MostDerived(Type build, PropertyInfo property)
    {
        for (var type = build; type != property.DeclaringType; type = type.BaseType!)
            if (type.GetProperty(property.Name, Declared) is { } derived && derived.PropertyType == typeof(Target)) return derived;
        return property;
    }

    private static void AddComponentTargets(TargetCatalog catalog, Dictionary<string, ExecutableTarget> names)
    {
        var declarations = new Dictionary<string, List<PropertyInfo>>(StringComparer.Ordinal);
        foreach (var component in BaseComponentsFirst(catalog.Build.GetType()))
        {
            foreach (var property in DeclaredBy(component))
            {
                if (!declarations.TryGetValue(property.Name, out var sameName)) declarations.Add(property.Name, sameName = []);
                sameName.Add(property);
            }
        }

        foreach (var sameName in declarations.Values) AddComponentTarget(catalog, names, sameName);
    }

    private static void AddComponentTarget(
        TargetCatalog catalog, Dictionary<string, ExecutableTarget> names, List<PropertyInfo> declarations)
    {
        if (names.TryGetValue(declarations[0].Name, out var target))
        {
            RequirePublic(target, declarations[0]);
        }
        else
        {
            var winner = MostDerived(declarations, catalog.Build);
            target = new ExecutableTarget(winner.Name, Read(winner, catalog.Build), winner);
            catalog.Add(target);
        }

        foreach (var declaration in declarations)
            if (declaration != target.Property) catalog.AddAlias(Read(declaration, catalog.Build), target);
    }

    private static void RequirePublic(ExecutableTarget target, PropertyInfo declaration)
    {
        if (target.Property!.GetMethod!.IsPublic) return;
        throw new FailureException($"{Where(target.Property)} must be public to replace {Where(declaration)}, which has the same name.")
        {
            NextSteps = [$"Write: public Target {target.Name} => …", "Or give it another name."],
        };
    }

    private static PropertyInfo MostDerived(List<PropertyInfo> declarations, PipelineBuild build)
    {
        foreach (var candidate in declarations)
            if (declarations.TrueForAll(other => other.DeclaringType!.IsAssignableFrom(candidate.DeclaringType))) return candidate;

        var (first, second) = (declarations[0], declarations[1]);
        var (name, one, other) = (first.Name, first.DeclaringType!.Name, second.DeclaringType!.Name);
        throw new FailureException($"Two components declare the target {name}: {one} and {other}.")
        {
            NextSteps = [$"Choose in {build.GetType().Name}: public Target {name} => _ => _.Inherit<{one}>(x => x.{name});"],
        };
    }

    private static string Where(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";
}
