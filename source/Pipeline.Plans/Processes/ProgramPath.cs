namespace Pipeline.Plans;

/// <summary>
/// Finds the file of a program as a shell would: a name on PATH, a path from the command's folder. (Left to itself .NET looks
/// beside the build program and in the current folder first.)
/// </summary>
public static class ProgramPath
{
    /// <summary>Tells whether a program of that name is on PATH.</summary>
    public static bool Has(string name) =>
        Folders(Environment.GetEnvironmentVariable("PATH") ?? "").Any(folder => Candidates(Path.Combine(folder, name)).Any(IsExecutable));

    /// <exception cref="FailureException">There is no such program.</exception>
    internal static string Find(string program, string directory, string? path)
    {
        var isName = !program.Contains('/', StringComparison.Ordinal) && !program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isName ? OnPath(program, path ?? "") : At(Path.GetFullPath(program, directory));
    }

    /// <summary>The folders of a PATH variable.</summary>
    private static string[] Folders(string path) =>
        path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string OnPath(string name, string path)
    {
        var folders = Folders(path);
        foreach (var folder in folders)
        {
            var file = Path.Combine(folder, name);
            foreach (var candidate in Candidates(file))
                if (IsExecutable(candidate)) return candidate;
        }

        throw new FailureException($"The program {name} was not found in any folder of PATH.")
        {
            IsFinal = true,
            Details = [$"PATH is {(path.Length == 0 ? "empty" : path)}"],
            NextSteps = [$"Install {name}, or add the folder that it is in to PATH."],
        };
    }

    private static string At(string file)
    {
        foreach (var candidate in Candidates(file))
            if (IsExecutable(candidate)) return candidate;

        throw File.Exists(file)
            ? new FailureException($"{file} is not executable.") { IsFinal = true, NextSteps = [$"chmod +x {CommandLine.Quote(file)}"] }
            : new FailureException($"There is no program {file}.") { IsFinal = true };
    }

    /// <summary>On Windows a program may be named without its extension: <c>npm</c> is <c>npm.cmd</c>.</summary>
    private static string[] Candidates(string file)
    {
        if (!OperatingSystem.IsWindows() || Path.HasExtension(file)) return [file];
        var extensions = Environment.GetEnvironmentVariable("PATHEXT") ?? ".COM;.EXE;.BAT;.CMD";
        return [.. extensions.Split(';').Select(extension => file + extension.ToLowerInvariant())];
    }

    private static bool IsExecutable(string file)
    {
        if (!File.Exists(file)) return false;
        const UnixFileMode any = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & any) != UnixFileMode.None;
    }
}
