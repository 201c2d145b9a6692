namespace Pipeline.Bench;

/// <summary>A copy of this repository as it is on disk, so that a measurement may edit it.</summary>
internal sealed class RepositoryCopy(string folder)
{
    public string Folder { get; } = folder;

    public static async Task<RepositoryCopy> CreateAsync(string folder)
    {
        var root = await RootAsync();
        var files = await Command.RunAsync(root, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        foreach (var file in files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(Path.Combine(root, f))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.Copy(Path.Combine(root, file), Path.Combine(folder, file));
        }
        return new RepositoryCopy(folder);
    }

    /// <summary>The repository that this program was compiled in.</summary>
    public static async Task<string> RootAsync() =>
        (await Command.RunAsync(AppContext.BaseDirectory, "git", "rev-parse", "--show-toplevel")).TrimEnd('\n');

    public Task RunAsync(params string[] arguments) => Command.RunAsync(Folder, Path.Combine(Folder, "build.sh"), arguments);

    public Task PlanAsync() => RunAsync("--plan");

    public Task EditAsync(string file, string text) => File.AppendAllTextAsync(Path.Combine(Folder, file), text);

    /// <summary>Commits all there is, in a Git repository of the copy's own.</summary>
    public async Task CommitAsync(string message)
    {
        await Command.RunAsync(Folder, "git", "init", "--quiet");
        await Command.RunAsync(Folder, "git", "add", "--all");
        await Command.RunAsync(Folder, "git", "-c", "user.name=Bench", "-c", "user.email=bench@localhost", "commit", "--quiet", "--message", message);
    }

    /// <summary>The compiled build program that build.sh starts.</summary>
    public string Program()
    {
        var store = Path.Combine(Folder, ".nuke", "temp", "build");
        return Path.Combine(store, File.ReadLines(Path.Combine(store, "current")).First(), "_build.dll");
    }
}
