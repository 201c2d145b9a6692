using System.ComponentModel;
using System.Globalization;

namespace Pipeline.Targets;

/// <summary>Reads a path in configuration; a relative one is below the repository's root.</summary>
public sealed class AbsolutePathConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string path ? AbsolutePath.Create(Path.Combine(PipelineBuild.RootDirectory, path)) : null;
}
