using System.Formats.Tar;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Adds a directory that is being written to, to an archive. Every file is copied first, and copied again when it changed meanwhile: what
/// goes into the archive stands still. What vanished is left out, as it would be a moment later.
/// </summary>
/// <param name="tar">The archive.</param>
/// <param name="folder">Where copies can be made.</param>
/// <param name="context">Takes lines about what is left out.</param>
internal sealed class DataEntries(TarWriter tar, string folder, ApplyContext context)
{
    private const int Attempts = 5;

    private readonly string copy = Path.Combine(folder, "copy.tmp");

    /// <summary>Adds everything below a directory; gives the number of files.</summary>
    public async Task<int> AddAsync(string directory)
    {
        // The directory itself, too: an archive without any entry is one that tar does not take.
        await tar.WriteEntryAsync(directory, "./", context.Cancellation);
        var files = 0;
        foreach (var entry in Below(new DirectoryInfo(directory)))
            if (await TryAddAsync(entry, $"./{Path.GetRelativePath(directory, entry.FullName)}") && !IsFolder(entry)) files++;

        File.Delete(copy);
        return files;
    }

    /// <summary>In order of their names, each as it was when its folder was listed. Links are not followed.</summary>
    private static IEnumerable<FileSystemInfo> Below(DirectoryInfo directory)
    {
        foreach (var entry in List(directory))
        {
            yield return entry;
            if (!IsFolder(entry)) continue;
            foreach (var inner in Below((DirectoryInfo)entry)) yield return inner;
        }
    }

    private static bool IsFolder(FileSystemInfo entry) => entry is DirectoryInfo { LinkTarget: null };

    private static FileSystemInfo[] List(DirectoryInfo directory)
    {
        try
        {
            var entries = directory.GetFileSystemInfos();
            foreach (var entry in entries) entry.Refresh();
            return [.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private async Task<bool> TryAddAsync(FileSystemInfo entry, string name)
    {
        try
        {
            var hasContent = entry is FileInfo { LinkTarget: null, Length: > 0 };
            if (hasContent) CopyStill((FileInfo)entry);
            await tar.WriteEntryAsync(hasContent ? copy : entry.FullName, name, context.Cancellation);
            return true;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return LeaveOut(entry, "it vanished meanwhile");
        }
        catch (UnauthorizedAccessException error)
        {
            throw new FailureException($"{entry.FullName} cannot be read: {error.Message}", error)
            {
                NextSteps = ["Run the backup as the user that the service runs as."],
            };
        }
        catch (IOException) when (entry is FileInfo { Length: 0 })
        {
            return LeaveOut(entry, "it is a socket");
        }
    }

    private bool LeaveOut(FileSystemInfo entry, string why)
    {
        context.Output.Line($"Left out {entry.FullName}: {why}.");
        return false;
    }

    private void CopyStill(FileInfo file)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = (file.Length, file.LastWriteTimeUtc);
            File.Copy(file.FullName, copy, overwrite: true);
            file.Refresh();
            if ((file.Length, file.LastWriteTimeUtc) == before) return;
            context.Output.Line($"{file.FullName} changed while it was read.");
        }

        throw new FailureException($"{file.FullName} changed {Attempts} times while it was read: no moment of it can be copied.")
        {
            NextSteps = ["Keep files that are written without pause out of the data directory, or stop the service for the backup."],
        };
    }
}
