namespace Pipeline.Lab;

/// <summary>Files in the user's cache folder that only the first start of all makes.</summary>
internal static class LabCache
{
    private static string Folder { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "pipeline-lab");

    /// <summary>The path of a file, which is made when it is not there yet.</summary>
    /// <param name="name">What it is, and a hash of what it is made of: another recipe is another file.</param>
    /// <param name="make">Makes a file of the path that it gets.</param>
    public static async Task<string> FileAsync(string name, Func<string, Task> make)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, $"{name}.tar");
        if (File.Exists(file)) return file;

        await using var turn = await TurnAsync($"{file}.lock");
        if (File.Exists(file)) return file;

        await make($"{file}.new");
        File.Move($"{file}.new", file);
        return file;
    }

    /// <summary>Several test processes may want the same file at once; one makes it.</summary>
    private static async Task<FileStream> TurnAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }
}
