namespace Pipeline.Bench;

/// <summary>A copy of this repository as it is on disk, so that a measurement may edit it.</summary>
internal sealed class RepositoryCopy(string folder)
{
    public string Folder { get; } = folder;

    private string BuildFile => Path.Combine(Folder, "build", "Build.cs");

    public static async Task<RepositoryCopy> CreateAsync(string folder)
    {
        var root = (await Command.RunAsync(AppContext.BaseDirectory, "git", "rev-parse", "--show-toplevel")).TrimEnd('\n');
        var files = await Command.RunAsync(root, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        foreach (var file in files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(Path.Combine(root, f))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.Copy(Path.Combine(root, file), Path.Combine(folder, file));
        }
        return new RepositoryCopy(folder);
    }

    public Task PlanAsync() => Command.RunAsync(Folder, Path.Combine(Folder, "build.sh"), "--plan");

    public async Task EditAndPlanAsync()
    {
        await File.AppendAllTextAsync(BuildFile, "// edited\n");
        await PlanAsync();
    }

    /// <summary>The compiled build program that build.sh starts.</summary>
    public string Program()
    {
        var store = Path.Combine(Folder, ".nuke", "temp", "build");
        return Path.Combine(store, File.ReadLines(Path.Combine(store, "current")).First(), "_build.dll");
    }
}
