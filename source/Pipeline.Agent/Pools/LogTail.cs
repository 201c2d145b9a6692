namespace Pipeline.Agent;

/// <summary>The last lines of a service's log.</summary>
internal static class LogTail
{
    /// <summary>More than any screen; a line that is longer than this is cut at its beginning.</summary>
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Where a full log is kept.</summary>
    public static string Earlier(string file) => file + ".1";

    public static async Task<IReadOnlyList<string>> ReadAsync(string file, int lines)
    {
        var text = await EndOfAsync(Earlier(file)) + await EndOfAsync(file);
        return text.Length == 0 ? [] : [.. text.TrimEnd('\n').Split('\n').TakeLast(lines)];
    }

    private static async Task<string> EndOfAsync(string file)
    {
        if (!File.Exists(file))
            return "";
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(-Math.Min(MaxBytes, stream.Length), SeekOrigin.End);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
