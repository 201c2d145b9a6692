namespace Pipeline.Plans;

/// <summary>The program that starts another one in a session of its own, keeping its process id.</summary>
internal static class Session
{
    /// <summary>
    /// <c>setsid</c> of util-linux or BusyBox; <see langword="null"/> where there is none (macOS, Windows). It is exec'd as a child that
    /// leads no process group, and so replaces itself without forking (see setsid(1)).
    /// </summary>
    public static string? Program { get; } = Find();

    private static string? Find()
    {
        if (!OperatingSystem.IsLinux()) return null;
        foreach (var path in (ReadOnlySpan<string>)["/usr/bin/setsid", "/bin/setsid"])
            if (File.Exists(path)) return path;
        return null;
    }
}
