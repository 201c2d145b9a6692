using Pipeline.Plans;

namespace Pipeline.Components;

/// <summary>Reads the directory that is to have a build.</summary>
internal static class DestinationReader
{
    public static Query<Destination> Query(string directory) => new(
        $"the directory {directory}",
        _ => Task.FromResult(Directory.Exists(directory) ? Read(directory) : new Destination(directory)));

    private static Destination Read(string directory)
    {
        var sources = SourceFolder.AllOf(directory);
        return new Destination(directory)
        {
            Files = [.. Scaffold.Paths.Select(path => ReadOrNull(directory, path)).OfType<TextFile>()],
            Services = [.. FoundService.In(sources)],
            Testable = sources[0].Solution ?? sources.SelectMany(folder => folder.Projects).FirstOrDefault(project => project.IsTest)?.Path,
            HasProject = sources[0].Projects.Count > 0,
            HasGlobalJson = IsAbove(directory, "global.json"),
            IsRepository = IsAbove(directory, ".git"),
        };
    }

    private static TextFile? ReadOrNull(string directory, string path)
    {
        var file = Path.Combine(directory, path);
        return File.Exists(file) ? new TextFile(path, File.ReadAllText(file)) : null;
    }

    private static bool IsAbove(string directory, string name)
    {
        for (var folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Exists(Path.Combine(folder, name))) return true;
        return false;
    }
}
