using System.Reflection;

namespace Pipeline.Targets;

/// <summary>Reads a target from the very property that declares it, although another one overrides it.</summary>
internal static class InheritedProperty
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The property of the nearest base class that the given one overrides or hides.</summary>
    public static PropertyInfo? Below(PropertyInfo property)
    {
        for (var type = property.DeclaringType?.BaseType; type is not null; type = type.BaseType)
            if (type.GetProperty(property.Name, Declared) is { } below && below.PropertyType == typeof(Target)) return below;
        return null;
    }

    // A delegate made from the function pointer calls exactly this getter; a call through reflection would dispatch to the override.
    public static Target Read(PropertyInfo property, PipelineBuild build)
    {
        var getter = property.GetMethod!.MethodHandle.GetFunctionPointer();
        return ((Func<Target>)Activator.CreateInstance(typeof(Func<Target>), build, getter)!)();
    }
}
