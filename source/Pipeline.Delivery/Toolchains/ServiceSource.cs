namespace Pipeline.Delivery;

/// <summary>The source of a service in a checkout of the repository.</summary>
/// <param name="Service">Whose source.</param>
/// <param name="Root">The repository's root, absolute.</param>
public sealed record ServiceSource(Service Service, string Root)
{
    /// <summary>The folder of the source, absolute.</summary>
    public string Directory => At(Service.Directory);

    /// <summary>Where a toolchain keeps what it may throw away: absolute, and two services never share a file there.</summary>
    public string Temporary => At($".nuke/temp/toolchains/{Service.Name}");

    /// <summary>A path of the repository made absolute.</summary>
    public string At(string path) => Path.GetFullPath(path, Root);

    /// <summary>A path of the repository as a command in its root takes it: relative, or absolute when it lies elsewhere.</summary>
    public string FromRoot(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
