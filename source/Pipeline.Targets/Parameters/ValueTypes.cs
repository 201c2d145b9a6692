using System.ComponentModel;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>What the engine knows of the types that parameters can have.</summary>
internal static class ValueTypes
{
    private static readonly Type[] Lists =
    [
        typeof(List<>), typeof(IList<>), typeof(ICollection<>),
        typeof(IEnumerable<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>),
    ];

    public static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    public static bool IsSwitch(Type type) => Plain(type) == typeof(bool);

    /// <summary>The type of a list's items; <see langword="null"/> when the type is no list.</summary>
    public static Type? ItemOrNull(Type type)
    {
        if (type.IsArray) return type.GetElementType();
        return type.IsGenericType && Array.IndexOf(Lists, type.GetGenericTypeDefinition()) >= 0 ? type.GetGenericArguments()[0] : null;
    }

    /// <summary>The names of a closed set of values; empty for other types.</summary>
    public static IReadOnlyList<string> Names(Type type)
    {
        var plain = Plain(ItemOrNull(type) ?? type);
        if (plain.IsEnum) return Enum.GetNames(plain);
        return plain.IsSubclassOf(typeof(Enumeration)) ? [.. Enumeration.Of(plain).Select(value => value.ToString())] : [];
    }

    /// <summary>What a value is called in the help: <c>number</c>.</summary>
    public static string Hint(Type type)
    {
        if (IsSwitch(type)) return "";
        if (ItemOrNull(type) is { } item) return $"{Hint(item)} …";
        if (Names(type) is { Count: > 0 and <= 5 } names) return string.Join('|', names);

        var plain = Plain(type);
        if (IsNumber(plain)) return "number";
        if (plain == typeof(AbsolutePath)) return "path";
        return plain == typeof(TimeSpan) ? "time" : "value";
    }

    /// <summary>For messages: what a value of the type looks like.</summary>
    public static string Expected(Type type)
    {
        var plain = Plain(ItemOrNull(type) ?? type);
        if (Names(plain) is { Count: > 0 } names) return $"one of: {string.Join(", ", names)}";
        if (plain == typeof(bool)) return "true or false";
        if (plain == typeof(float) || plain == typeof(double) || plain == typeof(decimal)) return "a number, such as 1.5";
        if (IsNumber(plain)) return $"a whole number from {Limit(plain, "MinValue")} to {Limit(plain, "MaxValue")}";
        if (plain == typeof(Uri)) return "an absolute address, such as https://example.com";
        if (plain == typeof(TimeSpan)) return "a time, such as 00:01:30";
        if (plain == typeof(DateTime) || plain == typeof(DateTimeOffset)) return "a date, such as 2026-01-31T14:25:30Z";
        if (plain == typeof(Guid)) return "a GUID, such as 00000000-0000-0000-0000-000000000000";
        if (plain == typeof(AbsolutePath)) return "a path";
        if (plain == typeof(Secret)) return $"a text of at least {Secret.MinimumLength} characters";
        return IsWord(plain) ? $"a {plain.Name}" : $"a {plain.Name}, written as JSON object into a parameter file";
    }

    private static object? Limit(Type number, string name) => number.GetField(name)!.GetValue(null);

    /// <summary>The type of JSON that a value is written as.</summary>
    public static string JsonType(Type type)
    {
        var plain = Plain(type);
        if (plain == typeof(bool)) return "boolean";
        if (plain == typeof(float) || plain == typeof(double) || plain == typeof(decimal)) return "number";
        if (IsNumber(plain)) return "integer";
        return plain == typeof(Secret) || plain.IsSubclassOf(typeof(Enumeration)) || IsWord(plain) ? "string" : "object";
    }

    private static bool IsWord(Type plain) => TypeDescriptor.GetConverter(plain).CanConvertFrom(typeof(string));

    private static bool IsNumber(Type plain) => Type.GetTypeCode(plain) is >= TypeCode.SByte and <= TypeCode.Decimal && !plain.IsEnum;
}
