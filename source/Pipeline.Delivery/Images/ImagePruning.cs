using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Which images an engine can do without.</summary>
public static class ImagePruning
{
    /// <summary>
    /// What is neither needed nor among the newest of its repository. What has an id that is needed stays with all its names.
    /// </summary>
    /// <param name="images">What the engine has, newest first.</param>
    /// <param name="needed">Ids of images that must stay, whatever their age.</param>
    /// <param name="newest">How many images of a repository stay besides.</param>
    public static IReadOnlyList<EngineImage> Superfluous(IReadOnlyList<EngineImage> images, IEnumerable<string> needed, int newest)
    {
        var kept = new HashSet<string>(needed, StringComparer.Ordinal);
        foreach (var repository in images.GroupBy(image => image.Repository, StringComparer.Ordinal))
            kept.UnionWith(repository.Select(image => image.Id).Distinct(StringComparer.Ordinal).Take(newest));
        return [.. images.Where(image => !kept.Contains(image.Id)).DistinctBy(image => image.Reference, StringComparer.Ordinal)];
    }

    /// <summary>Removes images by name. One that a container still uses stays, and is no failure: it goes the next time.</summary>
    public static Plan Of(IReadOnlyList<EngineImage> superfluous) => superfluous.Count == 0
        ? Plan.Nothing("no image is too old to keep")
        : new BestEffort(
            new RunCommand(Docker.Of(["image", "rm", .. superfluous.Select(image => image.Reference)])),
            "Not every old image could be removed");
}
