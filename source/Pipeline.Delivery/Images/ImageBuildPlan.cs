using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Builds the image of one service.</summary>
internal static class ImageBuildPlan
{
    private static readonly string[] Plugin = ["buildx", "build", "--load"];
    private static readonly string[] Builtin = ["build"];

    /// <param name="source">Whose image.</param>
    /// <param name="reference">The name that it gets: repository and tag.</param>
    /// <param name="labels">Written into the image, in this order.</param>
    /// <param name="builder">What builds.</param>
    /// <param name="id">Keeps the image's id, <c>sha256:…</c>.</param>
    /// <exception cref="FailureException">The Dockerfile or the context is missing.</exception>
    public static Plan Of(ServiceSource source, string reference, IReadOnlyList<(string Name, string Value)> labels, ImageBuilder builder, out Value<string> id)
    {
        var service = source.Service;
        var inspected = Value.Promise<string>($"image of {service.Name}", "DockerBuild");
        id = inspected.Map(text => text.Split(' ')[0]).Named($"image of {service.Name}");
        var steps = new List<Step>
        {
            ("build", Build(source, reference, labels, builder)),
            ("inspect", new RunCommand(Docker.Of("image", "inspect", "--format", "{{.Id}} {{.Size}}", reference)) { Output = inspected }),
        };
        if (service.Image.SizeBudget is { } budget)
            steps.Add(("size", new RequireImageSize(service.Name, reference, inspected.Map(text => long.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture)), budget)));
        return Plan.Sequence(steps);
    }

    private static RunCommand Build(ServiceSource source, string reference, IReadOnlyList<(string Name, string Value)> labels, ImageBuilder builder)
    {
        var image = source.Service.Image;
        var command = Docker.Of(
        [
            .. builder.IsPlugin() ? Plugin : Builtin,
            "--file", DockerfileOf(source),
            .. builder == ImageBuilder.AttestingBuildx ? Attested(image) : [],
            .. image.Target is null ? [] : new[] { "--target", image.Target },
            .. image.Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).SelectMany(argument => new[] { "--build-arg", $"{argument.Key}={argument.Value}" }),
            .. image.CacheFrom.Where(cache => builder.IsPlugin() || IsImage(cache)).SelectMany(cache => new[] { "--cache-from", cache }),
            .. builder.IsPlugin() ? image.CacheTo.SelectMany(cache => new[] { "--cache-to", cache }) : [],
            .. labels.SelectMany(label => new[] { "--label", $"{label.Name}={label.Value}" }),
            "--tag", reference,
            ContextOf(source),
        ]);
        return new RunCommand(builder.IsPlugin() ? command : command with { Environment = command.Environment.Add("DOCKER_BUILDKIT", builder == ImageBuilder.BuildKit ? "1" : "0") });
    }

    /// <summary>Both are said, because the plugin writes some provenance by itself.</summary>
    private static string[] Attested(ContainerImage image) =>
    [
        image.Attestations.HasFlag(Attestations.Provenance) ? "--provenance=mode=max" : "--provenance=false",
        .. !image.Attestations.HasFlag(Attestations.Sbom) ? [] : (string[])[image.SbomGenerator is { } generator ? $"--sbom=generator={generator}" : "--sbom=true"],
    ];

    /// <summary>The one kind of cache that every builder can build from.</summary>
    private static bool IsImage(string cache) => !cache.StartsWith("type=", StringComparison.Ordinal);

    /// <summary>The folder that is sent to the engine, from the repository's root.</summary>
    public static string ContextOf(ServiceSource source)
    {
        var context = source.Service.Image.Context ?? source.Service.Directory;
        return Directory.Exists(source.At(context))
            ? source.FromRoot(source.At(context))
            : throw new FailureException($"The image of {source.Service.Name} is built from the folder {context}, which is not there.")
            {
                NextSteps = [$"Name the folder of its source in Image.Context of the service {source.Service.Name}."],
            };
    }

    private static string DockerfileOf(ServiceSource source)
    {
        var file = source.Service.Image.Dockerfile ?? Path.Combine(source.Service.Directory, "Dockerfile");
        return File.Exists(source.At(file))
            ? source.FromRoot(source.At(file))
            : throw new FailureException($"The image of {source.Service.Name} is built by {file}, which is not there.")
            {
                NextSteps = [$"Write {file}, or name another one in Image.Dockerfile of the service {source.Service.Name}."],
            };
    }
}
