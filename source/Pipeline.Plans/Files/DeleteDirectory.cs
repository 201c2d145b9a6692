namespace Pipeline.Plans;

/// <summary>Deletes a folder with all that is in it; one that is not there is no failure. Its name is gone before the first file is.</summary>
/// <param name="Folder">What to delete: strictly below <paramref name="Root"/>, and not through a link.</param>
/// <param name="Root">Nothing outside of this folder is deleted.</param>
public sealed record DeleteDirectory(Value<string> Folder, string Root) : Effect
{
    public override string Describe(Values values) => $"delete {CommandLine.Quote(Folder.Show(values))}";

    public override Task ApplyAsync(ApplyContext context)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(context.Read(Folder)));
        EnsureBelowRoot(folder);
        if (!Directory.Exists(folder)) return Task.CompletedTask;

        var doomed = $"{folder}.{Guid.NewGuid():N}.tmp";
        Directory.Move(folder, doomed);
        Directory.Delete(doomed, recursive: true);
        return Task.CompletedTask;
    }

    private void EnsureBelowRoot(string folder)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Root));
        if (!folder.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new FailureException($"{folder} is not deleted: it is not below {root}.") { IsFinal = true };

        for (var path = folder; path != root; path = Path.GetDirectoryName(path)!)
            if (new DirectoryInfo(path).LinkTarget is { } target)
                throw new FailureException($"{folder} is not deleted: {path} is a link to {target}.") { IsFinal = true };
    }
}
