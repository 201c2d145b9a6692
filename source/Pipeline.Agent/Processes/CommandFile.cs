namespace Pipeline.Agent;

/// <summary>Finds the program of a command as execvp(3) does, before a process exists that could only fail.</summary>
internal static class CommandFile
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <param name="program">A name that is looked up in <paramref name="searchPath"/>, or a path when it contains a slash.</param>
    /// <returns>The absolute path; null and the reason when there is no such program.</returns>
    public static string? Find(string program, string workingDirectory, string searchPath, out string reason)
    {
        reason = "";
        if (!program.Contains('/', StringComparison.Ordinal))
        {
            foreach (var directory in searchPath.Split(':', StringSplitOptions.RemoveEmptyEntries))
            {
                var candidate = Path.Combine(workingDirectory, directory, program);
                if (IsProgram(candidate))
                    return candidate;
            }

            reason = $"there is no program '{program}' on the PATH {searchPath}";
            return null;
        }

        var file = Path.GetFullPath(program, workingDirectory);
        if (IsProgram(file))
            return file;

        reason = File.Exists(file) ? $"{file} is not executable" : $"there is no file {file}";
        return null;
    }

    private static bool IsProgram(string file) =>
        File.Exists(file) && (File.GetUnixFileMode(file) & Executable) != UnixFileMode.None;
}
