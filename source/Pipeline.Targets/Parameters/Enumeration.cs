namespace Pipeline.Targets;

/// <summary>A closed set of named values: the public static fields of the class that derives from it.</summary>
/// <example><code>
/// public class Configuration : Enumeration
/// {
///     public static Configuration Debug = new() { Value = nameof(Debug) };
///     public static Configuration Release = new() { Value = nameof(Release) };
///
///     public static implicit operator string(Configuration configuration) => configuration.Value;
/// }
/// </code></example>
public abstract class Enumeration
{
    protected string Value { get; init; } = "";

    public sealed override string ToString() => Value;

    public override bool Equals(object? obj) => obj is Enumeration other && other.GetType() == GetType() && other.Value == Value;

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>The values of a set, in order of declaration.</summary>
    internal static IEnumerable<Enumeration> Of(Type type) =>
        from field in type.GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
        where field.FieldType == type
        select (Enumeration)field.GetValue(null)!;
}
