namespace Pipeline.Components.Tests;

/// <summary>The folder of a repository, gone after the test.</summary>
internal sealed class RepositoryFolder : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("components-").FullName;

    /// <param name="name">Its last part, for tests that show it.</param>
    public RepositoryFolder(string name = "shop") => Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, name)).FullName;

    public string Path { get; }

    public RepositoryFolder With(string path, string content = "")
    {
        var file = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public void Dispose() => Directory.Delete(parent, recursive: true);
}
