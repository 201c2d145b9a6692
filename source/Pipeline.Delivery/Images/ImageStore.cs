using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Releases as container images: built by the engine that <c>docker</c> speaks to, kept in a registry.</summary>
/// <param name="application">What is delivered.</param>
/// <param name="registry">Where its images are kept.</param>
/// <param name="root">The repository's root, absolute.</param>
/// <param name="password">Of the registry's user; <see langword="null"/> when there is none, or it is not known here.</param>
public sealed class ImageStore(Application application, Registry registry, string root, Secret? password) : IReleaseStore
{
    /// <summary>How many images of a service stay on the machine that builds, for the engine's cache.</summary>
    private const int KeepHere = 5;

    private readonly RegistryReader reader = new(registry, password, TimeProvider.System);

    public IReadOnlyList<string> Tools => [Docker.Program];

    /// <summary>An image over its budget counts as not built: it is built, and refused, again.</summary>
    public Query<Release?> Built(string version, string commit) => new BuiltImages(application, registry).Find(version, commit);

    /// <summary>Where images have the tag of their commit, those of the same version from another commit, whose tag was moved, do not count.</summary>
    public Query<Release?> Pushed(string version, string commit) => new($"{version} in the registry {registry.Address}", async cancellation =>
    {
        var digests = await DigestsAsync(TagPlan.Tag(version), cancellation);
        var isTagged = registry.Tags.HasFlag(ImageTags.Commit) && !Versions.IsDirty(version);
        var ofCommit = isTagged ? await DigestsAsync(Checkout.Short(commit), cancellation) : digests;
        return digests.Zip(ofCommit).All(pair => pair.First is not null && pair.First == pair.Second)
            ? ImagesOf(version, commit, application.Services.Zip(digests, (service, digest) => (service.Name, digest!)))
            : null;
    });

    public async Task<ReleasePlan> BuildAsync(ReleaseSource source, CancellationToken cancellation)
    {
        var builder = await ImageBuilders.Best.AnswerAsync(cancellation);
        var origin = await ImageLabels.Source(root).AnswerAsync(cancellation);
        var labels = ImageLabels.Of(source.Version, source.Checkout.Commit, origin.Value);
        var images = new List<(string Service, Value<string> Content)>();
        var steps = new List<Step>();
        foreach (var each in source.Services)
        {
            var reference = $"{registry.Repository(application, each.Service)}:{TagPlan.Tag(source.Version)}";
            steps.Add((each.Service.Name, ImageBuildPlan.Of(each, reference, labels, builder.IsKnown ? builder.Value : ImageBuilder.Classic, out var id)));
            images.Add((each.Service.Name, id));
        }

        return new ReleasePlan(Plan.Parallel(steps), Release(source, images)) { Notes = await NotesAsync(source, builder, cancellation) };
    }

    public async Task<ReleasePlan> PushAsync(ReleaseSource source, Value<Release> built, CancellationToken cancellation)
    {
        var tags = TagPlan.Of(registry, source.Checkout);
        var previous = await Task.WhenAll(application.Services.Select(service => PreviousAsync(service, tags, cancellation)));
        var engine = await RegistrySession.Engine.AnswerAsync(cancellation);
        var old = await SuperfluousAsync(tags.Version, cancellation);
        var images = new List<(string Service, Value<string> Content)>();
        var plan = RegistrySession.Of(registry, password, Path.Combine(source.Folder, "docker"), engine.Value, environment => Plan.Parallel(application.Services.Zip(previous, (service, digest) =>
        {
            var id = built.Map(release => release.Images[service.Name]).Named($"image of {service.Name}");
            var pushed = new ImagePushPlan(registry, registry.Repository(application, service), environment).Of(service.Name, id, tags, digest, out var content);
            images.Add((service.Name, content));
            return new Step(service.Name, pushed);
        }).ToList()));
        return new ReleasePlan(Plan.Sequence(("push", plan), ("prune", ImagePruning.Of(old))), Release(source, images));
    }

    private Task<string?[]> DigestsAsync(string tag, CancellationToken cancellation) =>
        Task.WhenAll(application.Services.Select(service => reader.Digest(registry.Repository(application, service), tag).Ask(cancellation)));

    /// <summary>The image that a moving tag is about to leave. A registry that does not tell is asked by the push soon enough.</summary>
    private async Task<string?> PreviousAsync(Service service, TagPlan tags, CancellationToken cancellation) => tags.Moving is null
        ? null
        : (await reader.Digest(registry.Repository(application, service), tags.Moving).AnswerAsync(cancellation)).Value;

    private async Task<IReadOnlyList<EngineImage>> SuperfluousAsync(string version, CancellationToken cancellation)
    {
        var pattern = $"{registry.Address}/{registry.Namespace ?? application.Name}/*";
        var here = await CommandQuery.Of($"the images {pattern}", EngineImage.List(pattern), result => EngineImage.Parse(result.Succeeded())).AnswerAsync(cancellation);
        return here.IsKnown ? ImagePruning.Superfluous(here.Value!, here.Value!.Where(image => image.Tag == version).Select(image => image.Id), KeepHere) : [];
    }

    private static async Task<IReadOnlyList<string>> NotesAsync(ReleaseSource source, Answer<ImageBuilder> builder, CancellationToken cancellation)
    {
        var notes = new List<string>();
        if (!builder.IsKnown) notes.Add($"What builds images here could not be read: {builder.Reason} Assumed the classic builder.");
        foreach (var each in source.Services)
        {
            var context = ImageBuildPlan.ContextOf(each);
            var size = await ContextSize.Of(each.At(context), each.At(each.Service.Image.Dockerfile ?? Path.Combine(each.Service.Directory, "Dockerfile"))).AnswerAsync(cancellation);
            if (size.Value?.Warning(each.Service.Name, context) is { } warning) notes.Add(warning);
            if (!builder.IsKnown) continue;

            if (!builder.Value.IsPlugin() && each.Service.Image.CacheTo.Count > 0)
                notes.Add($"The image of {each.Service.Name} leaves no cache: that needs the plugin docker buildx, which is not installed.");
            if (builder.Value != ImageBuilder.AttestingBuildx && each.Service.Image.Attestations != Attestations.None)
                notes.Add($"The image of {each.Service.Name} gets no {each.Service.Image.Attestations}: that needs the plugin docker buildx and an engine with the containerd image store.");
        }

        return notes;
    }

    private static Value<Release> Release(ReleaseSource source, IEnumerable<(string Service, Value<string> Content)> images) => images.Aggregate(
        Value.Of(ImagesOf(source.Version, source.Checkout.Commit, [])),
        (release, image) => release.Combine(image.Content, (all, known) => all with
        {
            Images = new SortedDictionary<string, string>(all.Images, StringComparer.Ordinal) { [image.Service] = known },
        }));

    private static Release ImagesOf(string version, string commit, IEnumerable<(string Service, string Content)> images) =>
        new(version, commit, new SortedDictionary<string, string>(images.ToDictionary(image => image.Service, image => image.Content, StringComparer.Ordinal), StringComparer.Ordinal));
}
