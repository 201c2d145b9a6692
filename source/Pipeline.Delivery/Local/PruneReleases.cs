using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Deletes the unpacked contents that none of the releases to keep needs, and what a killed run left half unpacked.</summary>
/// <param name="Folder">Holds a folder for every service, and in it one for every content.</param>
/// <param name="Kept">The releases whose contents stay.</param>
internal sealed record PruneReleases(string Folder, EquatableList<PlannedRelease> Kept) : Effect
{
    public override string Describe(Values values) =>
        $"delete below {Folder} what none of {string.Join(", ", Kept.Select(release => release.Version))} needs";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var needed = Kept.SelectMany(release => context.Read(release.Content).Images.Values).Select(Digests.FolderName).ToHashSet(StringComparer.Ordinal);
        foreach (var content in Directory.GetDirectories(Folder).SelectMany(Directory.GetDirectories))
            if (!needed.Contains(Path.GetFileName(content))) await new DeleteDirectory(content, Folder).ApplyAsync(context);
    }
}
