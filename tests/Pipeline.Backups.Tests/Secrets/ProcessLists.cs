using System.Collections.Concurrent;

namespace Pipeline.Backups.Tests.Secrets;

/// <summary>Reads the arguments of all processes of the machine again and again, as any of its users can.</summary>
internal sealed class ProcessLists : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> words = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource end = new();
    private readonly Task reading;

    public ProcessLists() => reading = Task.Run(Read);

    /// <summary>The argument lists that were seen.</summary>
    public IReadOnlyCollection<string> Words => [.. words.Keys];

    public void Dispose()
    {
        end.Cancel();
        reading.GetAwaiter().GetResult();
        end.Dispose();
    }

    private void Read()
    {
        while (!end.IsCancellationRequested)
        {
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
            {
                try
                {
                    words[File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ')] = true;
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    // It has ended meanwhile.
                }
            }
        }
    }
}
