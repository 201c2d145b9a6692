using System.Reflection;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Reads the values that a parameter suggests from the member that provides them.</summary>
internal static class ValueProvider
{
    private const BindingFlags Any =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;

    /// <exception cref="FailureException">There is no such member, or it gives something else.</exception>
    public static IReadOnlyList<string> Read(Type? type, string member, object? build)
    {
        var owner = type ?? build!.GetType();
        var instance = owner.IsInstanceOfType(build) ? build : null;
        var values = owner.GetMember(member, Any).FirstOrDefault() switch
        {
            FieldInfo field => field.GetValue(instance),
            PropertyInfo property => property.GetValue(instance),
            MethodInfo method => method.Invoke(instance, null),
            _ => null,
        };
        if (values is IEnumerable<string> names) return [.. names];
        throw new FailureException($"{owner.Name}.{member} does not provide values.")
        {
            NextSteps = ["ValueProviderMember names a field, property or method without parameters that gives IEnumerable<string>."],
        };
    }
}
