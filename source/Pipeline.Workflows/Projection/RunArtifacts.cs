namespace Pipeline.Workflows;

/// <summary>What passes from job to job as artifacts.</summary>
internal static class RunArtifacts
{
    /// <summary>Where a run leaves the results of its targets, for later runs.</summary>
    public const string Outputs = ".nuke/temp/outputs";

    /// <summary>
    /// The folder that the paths inside an artifact are relative to. The upload action takes the least common ancestor of what is
    /// searched: the parts of each pattern before its first wildcard.
    /// </summary>
    public static string RootOf(IReadOnlyCollection<string> globs)
    {
        string[]? common = null;
        foreach (var glob in globs)
        {
            string[] folders = [.. glob.Split('/').TakeWhile(part => part.AsSpan().IndexOfAny("*?[") < 0)];
            var same = common is null ? folders.Length : common.Zip(folders).TakeWhile(pair => pair.First == pair.Second).Count();
            common = folders[..same];
        }

        return common is null or { Length: 0 } ? "." : string.Join('/', common);
    }
}
