using System.ComponentModel;
using System.Globalization;

namespace Pipeline.Targets;

/// <summary>
/// Reads a value of an <see cref="Enumeration"/>. This library needs no converter for them; it lets builds written for NUKE keep their
/// <c>[TypeConverter(typeof(TypeConverter&lt;Configuration>))]</c>.
/// </summary>
public sealed class TypeConverter<T> : TypeConverter where T : Enumeration
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
    {
        if (value is not string word) return null;
        return WordConverter.Convert(word, typeof(T), "") ?? throw new FormatException($"'{word}' is no {typeof(T).Name}.");
    }
}
