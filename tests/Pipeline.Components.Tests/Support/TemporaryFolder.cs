namespace Pipeline.Components.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("components-").FullName;

    /// <param name="name">Its last part, for tests that show it.</param>
    public TemporaryFolder(string name = "shop") => Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, name)).FullName;

    public string Path { get; }

    public TemporaryFolder With(string path, string content = "")
    {
        var file = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public void Dispose() => Directory.Delete(parent, recursive: true);
}
