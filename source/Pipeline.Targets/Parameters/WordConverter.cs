using System.ComponentModel;
using System.Globalization;

namespace Pipeline.Targets;

/// <summary>Reads one word as a value of a type.</summary>
internal static class WordConverter
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <returns><see langword="null"/> when the word is no such value.</returns>
    public static object? Convert(string word, Type type, string baseDirectory)
    {
        var plain = ValueTypes.Plain(type);
        if (plain == typeof(string) || plain == typeof(object)) return word;
        if (plain == typeof(bool)) return Bool(word);
        if (plain == typeof(AbsolutePath)) return word.Length == 0 ? null : AbsolutePath.Create(Path.Combine(baseDirectory, word));
        if (plain.IsEnum) return Named(word, Enum.GetNames(plain)) is { } name ? Enum.Parse(plain, name) : null;
        if (plain.IsSubclassOf(typeof(Enumeration))) return Enumeration.Of(plain).FirstOrDefault(value => AreSame(value.ToString(), word));
        return Type.GetTypeCode(plain) is TypeCode.Object or TypeCode.DateTime ? Special(word, plain) : Number(word, plain);
    }

    public static bool? Bool(string word) => word.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    private static object? Number(string word, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 => int.TryParse(word, NumberStyles.Integer, Invariant, out var number) ? number : null,
        TypeCode.Int64 => long.TryParse(word, NumberStyles.Integer, Invariant, out var number) ? number : null,
        TypeCode.Double => double.TryParse(word, NumberStyles.Float, Invariant, out var number) ? number : null,
        TypeCode.Decimal => decimal.TryParse(word, NumberStyles.Number, Invariant, out var number) ? number : null,
        _ => ByTypeConverter(word, type),
    };

    private static object? Special(string word, Type type)
    {
        if (type == typeof(Uri)) return Uri.TryCreate(word, UriKind.Absolute, out var uri) ? uri : null;
        if (type == typeof(Guid)) return Guid.TryParse(word, out var guid) ? guid : null;
        if (type == typeof(TimeSpan)) return TimeSpan.TryParse(word, Invariant, out var time) ? time : null;
        if (type == typeof(DateTime)) return DateTime.TryParse(word, Invariant, DateTimeStyles.RoundtripKind, out var date) ? date : null;
        return type == typeof(DateTimeOffset) ? Moment(word) : ByTypeConverter(word, type);
    }

    private static DateTimeOffset? Moment(string word) =>
        DateTimeOffset.TryParse(word, Invariant, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    // Converters report what they cannot read by exceptions of many types.
    private static object? ByTypeConverter(string word, Type type)
    {
        var converter = TypeDescriptor.GetConverter(type);
        if (!converter.CanConvertFrom(typeof(string))) return null;
        try
        {
            return converter.ConvertFromInvariantString(word);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return null;
        }
    }

    private static string? Named(string word, string[] names) => Array.Find(names, name => AreSame(name, word));

    private static bool AreSame(string name, string word) => Names.Normalize(name) == Names.Normalize(word);
}
