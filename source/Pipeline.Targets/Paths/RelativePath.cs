using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Targets;

/// <summary>A path from somewhere else; <c>/</c> appends a part.</summary>
public sealed record RelativePath
{
    private readonly string path;

    private RelativePath(string path) => this.path = path;

    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(RelativePath? path) => path?.path;

    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator RelativePath?(string? path) => path is null ? null : new RelativePath(path);

    public static RelativePath operator /(RelativePath path, string part) => new(Path.Combine(path.path, part));

    public override string ToString() => path;
}
