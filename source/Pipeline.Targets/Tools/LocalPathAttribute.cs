namespace Pipeline.Targets;

/// <summary>The member of type <see cref="Tool"/> runs a program of the repository: <c>[LocalPath("gradlew")]</c>.</summary>
/// <param name="path">Relative to the repository's root.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class LocalPathAttribute(string path) : Attribute
{
    /// <param name="windowsPath">On Windows.</param>
    /// <param name="unixPath">Elsewhere.</param>
    public LocalPathAttribute(string windowsPath, string unixPath)
        : this(OperatingSystem.IsWindows() ? windowsPath : unixPath)
    {
    }

    public string Path { get; } = path;
}
