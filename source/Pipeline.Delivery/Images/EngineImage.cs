using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>An image as an engine lists it, once for each of its names.</summary>
/// <param name="Repository">Without tag and digest.</param>
/// <param name="Tag"><see langword="null"/> when it has none.</param>
/// <param name="Digest">Of the manifest in the registry; <see langword="null"/> when it was neither pushed nor pulled.</param>
/// <param name="Id">How the engine knows it, <c>sha256:…</c>.</param>
public sealed record EngineImage(string Repository, string? Tag, string? Digest, string Id)
{
    private const string None = "<none>";

    /// <summary>A name that removes only this line of the list.</summary>
    public string Reference => Tag is not null ? $"{Repository}:{Tag}" : Digest is not null ? $"{Repository}@{Digest}" : Id;

    /// <summary>Lists the images of repositories, newest first.</summary>
    /// <param name="pattern">As <c>docker image ls --filter reference=</c> takes it: <c>ghcr.io/acme/shop/*</c>.</param>
    public static Command List(string pattern) => Docker.Of(
        "image", "ls", "--no-trunc", "--digests", "--filter", $"reference={pattern}", "--format", "{{.Repository}} {{.Tag}} {{.Digest}} {{.ID}}");

    /// <summary>Reads what <see cref="List"/> printed.</summary>
    public static IReadOnlyList<EngineImage> Parse(string output) =>
    [
        .. from line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           let words = line.Split(' ')
           where words.Length == 4
           select new EngineImage(words[0], words[1] == None ? null : words[1], words[2] == None ? null : words[2], words[3]),
    ];
}
