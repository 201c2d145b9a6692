namespace Pipeline.Workflows;

/// <summary>What the files of a repository say about the set-up of a job.</summary>
/// <param name="HasGlobalJson">The SDK's version stands in <c>global.json</c>.</param>
/// <param name="HasNuGetLocks">There is a <c>packages.lock.json</c>.</param>
/// <param name="HasNpmLocks">There is a <c>package-lock.json</c>.</param>
internal sealed record RepositoryFacts(bool HasGlobalJson, bool HasNuGetLocks, bool HasNpmLocks)
{
    /// <summary>Looks for the files; folders of tools and of build output do not count.</summary>
    public static RepositoryFacts Of(string root)
    {
        var (nuget, npm) = (false, false);
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder) && !(nuget && npm))
        {
            nuget |= File.Exists(Path.Combine(folder, "packages.lock.json"));
            npm |= File.Exists(Path.Combine(folder, "package-lock.json"));
            foreach (var below in Directory.EnumerateDirectories(folder))
                if (Path.GetFileName(below) is not ("node_modules" or "bin" or "obj" or "artifacts") and not ['.', ..]) folders.Push(below);
        }

        return new RepositoryFacts(File.Exists(Path.Combine(root, "global.json")), nuget, npm);
    }
}
