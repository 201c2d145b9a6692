using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Which images an engine can do without.</summary>
public static class ImagePruning
{
    /// <summary>
    /// What is neither needed nor among the newest of its repository. What has an id that is needed stays with all its names.
    /// </summary>
    /// <param name="images">What the engine has, newest first.</param>
    /// <param name="needed">Digests and ids that must stay: what runs, and what a rollback brings back.</param>
    /// <param name="newest">How many images of a repository stay besides.</param>
    public static IReadOnlyList<EngineImage> Superfluous(IReadOnlyList<EngineImage> images, IReadOnlySet<string> needed, int newest)
    {
        var kept = images.Where(image => needed.Contains(image.Id) || (image.Digest is not null && needed.Contains(image.Digest)))
            .Select(image => image.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var repository in images.GroupBy(image => image.Repository, StringComparer.Ordinal))
            kept.UnionWith(repository.Select(image => image.Id).Distinct(StringComparer.Ordinal).Take(newest));
        return [.. images.Where(image => !kept.Contains(image.Id)).DistinctBy(image => image.Reference, StringComparer.Ordinal)];
    }

    /// <summary>Removes images by name. One that a container still uses stays, and is no failure: it goes the next time.</summary>
    /// <param name="superfluous">What is not needed.</param>
    /// <param name="where">On which engine.</param>
    public static Plan Of(IReadOnlyList<EngineImage> superfluous, Where? where = null) => superfluous.Count == 0
        ? Plan.Nothing("no image is too old to keep")
        : new BestEffort(
            new RunCommand(Docker.Of(["image", "rm", .. superfluous.Select(image => image.Reference)]) with { Where = where ?? Where.Here }),
            "Not every old image could be removed");
}
