using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Targets;

/// <summary>
/// The full path of a file or directory. <c>/</c> appends a part, <c>+</c> appends text: <c>RootDirectory / "src" / name + ".csproj"</c>.
/// </summary>
[TypeConverter(typeof(AbsolutePathConverter))]
public sealed partial class AbsolutePath : IEquatable<AbsolutePath>
{
    private readonly string path;

    private AbsolutePath(string path) => this.path = path;

    /// <summary>The last part: <c>app.csproj</c>.</summary>
    public string Name => Path.GetFileName(path);

    /// <summary>The last part without what follows its last dot.</summary>
    public string NameWithoutExtension => Path.GetFileNameWithoutExtension(path);

    /// <summary>What follows the last dot, with the dot; empty without one.</summary>
    public string Extension => Path.GetExtension(path);

    /// <summary>The directory that contains it; <see langword="null"/> above the root of the file system.</summary>
    public AbsolutePath? Parent => Path.GetDirectoryName(path) is { } parent ? new AbsolutePath(parent) : null;

    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(AbsolutePath? path) => path?.path;

    /// <exception cref="ArgumentException">The path is relative.</exception>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator AbsolutePath?(string? path) => path is null ? null : Create(path);

    /// <summary>The path of a part below; <c>..</c> goes up.</summary>
    /// <exception cref="ArgumentException">The part is an absolute path.</exception>
    public static AbsolutePath operator /(AbsolutePath path, string part) => Path.IsPathRooted(part)
        ? throw new ArgumentException($"'{part}' is an absolute path; only a relative one can be appended to {path}.", nameof(part))
        : Create(Path.Combine(path.path, part));

    /// <summary>The path with text appended to its last part.</summary>
    public static AbsolutePath operator +(AbsolutePath path, string text) => Create(path.path + text);

    public static bool operator ==(AbsolutePath? left, AbsolutePath? right) => Equals(left, right);

    public static bool operator !=(AbsolutePath? left, AbsolutePath? right) => !Equals(left, right);

    /// <exception cref="ArgumentException">The path is relative.</exception>
    public static AbsolutePath Create(string path) => Path.IsPathFullyQualified(path)
        ? new AbsolutePath(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))
        : throw new ArgumentException($"'{path}' is not an absolute path; write RootDirectory / \"{path}\".", nameof(path));

    /// <summary>The same path with another extension.</summary>
    public AbsolutePath WithExtension(string extension) => new(Path.ChangeExtension(path, extension));

    /// <summary>The same directory with another last part.</summary>
    public AbsolutePath WithName(string name) => Create(Path.Combine(Path.GetDirectoryName(path)!, name));

    /// <summary>The way to another path from this one.</summary>
    public RelativePath GetRelativePathTo(AbsolutePath other) => Path.GetRelativePath(path, other);

    /// <summary>The other path lies somewhere below this one.</summary>
    public bool Contains(AbsolutePath other) => other.path.StartsWith(path + Path.DirectorySeparatorChar, Comparison);

    public bool Equals(AbsolutePath? other) => other is not null && string.Equals(path, other.path, Comparison);

    public override bool Equals(object? obj) => Equals(obj as AbsolutePath);

    public override int GetHashCode() => path.GetHashCode(Comparison);

    public override string ToString() => path;

    private static StringComparison Comparison =>
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
