using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>How much a build sends to the engine.</summary>
/// <param name="Bytes">Of all files that are not ignored.</param>
/// <param name="Largest">The entries of the context that weigh most, with their bytes.</param>
internal sealed record ContextSize(long Bytes, IReadOnlyList<(string Name, long Bytes)> Largest)
{
    /// <summary>More than this is worth a word: it is sent, or compared, with every build.</summary>
    private const long Large = 100_000_000;

    private const double Megabyte = 1_000_000;

    /// <summary>How many entries a warning names.</summary>
    private const int Named = 3;

    /// <summary>What to tell of it; <see langword="null"/> when it is small.</summary>
    public string? Warning(string service, string context) => Bytes <= Large
        ? null
        : $"The image of {service} is built from {Show(Bytes)}; the most is in {string.Join(", ", Largest.Select(entry => $"{entry.Name} ({Show(entry.Bytes)})"))}. "
            + $"List what the image does not need in {Path.Combine(context, ".dockerignore")}.";

    /// <summary>Weighs a context without what its <c>.dockerignore</c> leaves out. Links count nothing; they are sent as links.</summary>
    /// <param name="folder">The context, absolute.</param>
    /// <param name="dockerfile">The Dockerfile, absolute: a <c>NAME.dockerignore</c> beside it comes first.</param>
    public static Query<ContextSize> Of(string folder, string dockerfile) => new($"the size of {folder}", async cancellation =>
    {
        var file = new[] { $"{dockerfile}.dockerignore", Path.Combine(folder, ".dockerignore") }.FirstOrDefault(File.Exists);
        var filter = new ContextFilter(file is null ? [] : await File.ReadAllLinesAsync(file, cancellation));
        var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(entry => (entry.Name, Bytes: Weigh(entry, entry.Name, filter))).ToList();
        return new ContextSize(entries.Sum(entry => entry.Bytes), [.. entries.OrderByDescending(entry => entry.Bytes).Take(Named)]);
    });

    private static long Weigh(FileSystemInfo entry, string path, ContextFilter filter)
    {
        if (entry.LinkTarget is not null) return 0;
        var ignored = filter.Ignores(path);
        if (entry is FileInfo file) return ignored ? 0 : file.Length;
        return ignored && !filter.TakesBack ? 0 : ((DirectoryInfo)entry).EnumerateFileSystemInfos().Sum(inner => Weigh(inner, $"{path}/{inner.Name}", filter));
    }

    private static string Show(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / Megabyte:0} MB");
}
