namespace Pipeline.Plans;

/// <summary>Makes a folder that only its user can look into (mode 0700); one that is there stays as it is.</summary>
/// <param name="Path">Missing folders above are made too.</param>
public sealed record MakeFolder(string Path) : Effect
{
    public override string Describe(Values values) => $"mkdir -p -m 0700 {CommandLine.Quote(Path)}";

    public override Task ApplyAsync(ApplyContext context)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
        else Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return Task.CompletedTask;
    }
}
