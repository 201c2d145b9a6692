using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// A lease as an operating-system lock on a file: it belongs to the process, so a run that is killed has given it back. Who has it
/// stands in a file beside it.
/// </summary>
internal sealed class FileLease(string environment, string home) : ILease
{
    /// <summary>A reader that looks whether the lock is free holds it for a moment.</summary>
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private string Lock => Path.Combine(home, "lease.lock");

    private string Note => Path.Combine(home, "lease.txt");

    public Query<string?> Holder => new($"the lease of {environment}", _ => Task.FromResult(IsHeld() ? Who() : null));

    public async Task<IAsyncDisposable> AcquireAsync(string holder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(home);
        for (var attempt = 1; ; attempt++)
        {
            if (TryOpen(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None) is { } file)
            {
                await AtomicFile.WriteAsync(Note, Encoding.UTF8.GetBytes(holder), cancellation: cancellation);
                return file;
            }

            if (attempt == Attempts) throw LeaseRefusal.Of(environment, Who(), "A run that was killed holds nothing.");
            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }
    }

    private bool IsHeld()
    {
        if (!File.Exists(Lock)) return false;
        using var file = TryOpen(FileMode.Open, FileAccess.Read, FileShare.Read);
        return file is null;
    }

    private string Who() => File.Exists(Note) ? File.ReadAllText(Note) : "one that has just started";

    private FileStream? TryOpen(FileMode mode, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(Lock, mode, access, share);
        }
        catch (IOException error) when (error is not FileNotFoundException and not DirectoryNotFoundException)
        {
            return null;
        }
    }
}
