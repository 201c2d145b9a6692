using System.Formats.Tar;
using System.IO.Compression;

namespace Pipeline.Plans;

/// <summary>
/// Packs a folder into a <c>.tar.gz</c> that any tar unpacks (POSIX.1-2001 pax format, relative paths, sorted), as a stream: memory
/// does not grow with the folder. The file appears under its name when it is complete and on disk.
/// </summary>
/// <param name="Source">The folder to pack; links that point out of it are refused.</param>
/// <param name="File">The archive; an existing one is replaced.</param>
public sealed record ArchiveDirectory(string Source, Value<string> File) : Effect
{
    public override string Describe(Values values) => $"tar -czf {CommandLine.Quote(File.Show(values))} -C {CommandLine.Quote(Source)} .";

    public override Task ApplyAsync(ApplyContext context) =>
        AtomicFile.WriteAsync(context.Read(File), archive => WriteAsync(archive, context.Cancellation));

    private async Task WriteAsync(Stream archive, CancellationToken cancellation)
    {
        await using var compressed = new GZipStream(archive, CompressionLevel.Optimal, leaveOpen: true);
        await using var tar = new TarWriter(compressed, TarEntryFormat.Pax);
        foreach (var entry in TreeEntry.AllOf(Source))
            await tar.WriteEntryAsync(Path.Combine(Source, entry.Path), entry.Path, cancellation);
    }
}
