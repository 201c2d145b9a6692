using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Copies the source of a service: what Git does not ignore, so neither installed packages nor a developer's own settings and secrets.
/// </summary>
/// <param name="Source">The service.</param>
/// <param name="Folder">Where to, absolute.</param>
/// <param name="Output">A folder of the service that its build has made, ignored by Git; copied too.</param>
internal sealed record CopySources(ServiceSource Source, string Folder, string? Output) : Effect
{
    public override string Describe(Values values) =>
        $"copy {Source.FromRoot(Source.Directory)} to {Source.FromRoot(Folder)}: what Git does not ignore"
        + (Output is null ? "" : $", and {Output}");

    public override async Task ApplyAsync(ApplyContext context)
    {
        foreach (var path in (await ListedAsync(context.Cancellation)).Concat(Built()).Distinct(StringComparer.Ordinal))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            Copy(new FileInfo(Path.Combine(Source.Directory, path)), Path.Combine(Folder, path));
        }
    }

    private async Task<string[]> ListedAsync(CancellationToken cancellation)
    {
        var git = new Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        var list = await CommandQuery.RunAsync(git with { WorkingDirectory = Source.Directory }, cancellation);
        return list.Succeeded().Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    private IEnumerable<string> Built()
    {
        if (Output is null) return [];

        var folder = Path.Combine(Source.Directory, Output);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(FromSource)
            : throw new FailureException($"The build of {Source.Service.Name} did not make {Source.FromRoot(folder)}.")
            {
                NextSteps = [$"Set BuildOutput of {Source.Service.Name} in the build to the folder that its build script makes."],
            };
    }

    private string FromSource(string file) => Path.GetRelativePath(Source.Directory, file);

    /// <summary>What Git lists may be deleted in the working tree; a link stays a link.</summary>
    private static void Copy(FileInfo file, string to)
    {
        if (!file.Exists && file.LinkTarget is null) return;

        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (file.LinkTarget is { } target) File.CreateSymbolicLink(to, target);
        else file.CopyTo(to);
    }
}
