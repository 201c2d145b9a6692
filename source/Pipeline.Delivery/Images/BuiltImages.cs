using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The images of an application that the engine here has.</summary>
internal sealed class BuiltImages(Application application, Registry registry)
{
    private const string Inspected = "{{.Id}} {{.Size}} {{index .Config.Labels \"" + ImageLabels.Revision + "\"}}";

    /// <summary>The release of a version and commit, when every service has an image of it within its budget.</summary>
    public Query<Release?> Find(string version, string commit) => new($"the images of {version} on this machine", async cancellation =>
    {
        var pattern = $"{registry.Address}/{registry.Namespace ?? application.Name}/*:{TagPlan.Tag(version)}";
        var listed = EngineImage.Parse((await CommandQuery.RunAsync(EngineImage.List(pattern), cancellation)).Succeeded());
        var found = application.Services.Select(service => (Service: service, Image: listed.FirstOrDefault(image => image.Repository == registry.Repository(application, service)))).ToList();
        if (found.Any(pair => pair.Image is null)) return null;

        var details = (await CommandQuery.RunAsync(Docker.Of(["image", "inspect", "--format", Inspected, .. found.Select(pair => pair.Image!.Id)]), cancellation)).Succeeded().Split('\n');
        var images = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var ((service, _), detail) in found.Zip(details))
        {
            if (detail.Split(' ') is not [var id, var size, var revision] || revision != commit) return null;
            if (long.Parse(size, CultureInfo.InvariantCulture) > (service.Image.SizeBudget ?? long.MaxValue)) return null;
            images[service.Name] = id;
        }

        return new Release(version, commit, images);
    });
}
