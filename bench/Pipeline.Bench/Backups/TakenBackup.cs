using System.Globalization;
using Pipeline.Delivery;
using Pipeline.Lab;
using Pipeline.Plans;

namespace Pipeline.Bench;

/// <summary>
/// A backup that was taken by a process of its own, as a build program takes it: this benchmark, started with <see cref="Word"/>. So its memory
/// is its own.
/// </summary>
/// <param name="Total">The whole plan.</param>
/// <param name="Counted">Of it, counting rows.</param>
/// <param name="PeakMemory">The most memory that the process had, in bytes.</param>
internal sealed record TakenBackup(TimeSpan Total, TimeSpan Counted, long PeakMemory)
{
    public const string Word = "--take-backup";

    public TimeSpan Streamed => Total - Counted;

    public static Task<TakenBackup> OfDatabaseAsync(BackupBenchLab lab, bool isEncrypted) => RunAsync(lab, isEncrypted ? lab.Recipient : "", "0");

    /// <summary>Of bytes that a generator makes, encrypted.</summary>
    public static Task<TakenBackup> OfBytesAsync(BackupBenchLab lab, long bytes) => RunAsync(lab, lab.Recipient, bytes.ToString(CultureInfo.InvariantCulture));

    /// <summary>Takes a backup and prints what it took.</summary>
    public static async Task MainAsync(string database, string endpoint, string recipient, string bytes)
    {
        var policy = new BackupPolicy("database")
        {
            Source = bytes is "0" ? new PostgresSource("DATABASE_URL") : new SyntheticSource(long.Parse(bytes, CultureInfo.InvariantCulture)),
            Store = new S3Store("bench") { Endpoint = endpoint },
            Encryption = recipient.Length > 0 ? new AgeRecipients(recipient) : null,
        };
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal) { ["DATABASE_URL"] = database, ["BACKUP_S3_KEY_ID"] = CephServer.KeyId, ["BACKUP_S3_KEY"] = CephServer.Key };
        var environment = new DeploymentEnvironment("production") { Host = new LocalHost(7080), Backups = [policy] };
        var site = new Site(new Application("bench"), environment, Directory.GetCurrentDirectory()) { Secret = name => new Secret(name, secrets[name]) };
        var plan = BackupPlan.Of(new BackupRequest(new BackupPlace(site, policy), environment.Host.For(site), Running: null, new RunStamp("bench", "bench", TimeProvider.System)));
        var journal = new TimingJournal();
        var started = TimeProvider.System.GetTimestamp();
        await new Applier(journal, Interruption.None).ApplyAsync("Backup", plan, new ApplyContext { Values = new Values(), Output = journal, Time = TimeProvider.System, Cancellation = CancellationToken.None });
        var total = TimeProvider.System.GetElapsedTime(started);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total.TotalMilliseconds} {journal.Of("Backup/take/count").TotalMilliseconds} {PeakOfThisProcess()}"));
    }

    private static async Task<TakenBackup> RunAsync(BackupBenchLab lab, string recipient, string bytes)
    {
        var printed = await Command.RunAsync(Path.GetTempPath(), "dotnet", "exec", typeof(TakenBackup).Assembly.Location, Word, lab.DatabaseUrl, lab.Endpoint, recipient, bytes);
        var figures = printed.Trim().Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToList();
        return new TakenBackup(TimeSpan.FromMilliseconds(figures[0]), TimeSpan.FromMilliseconds(figures[1]), (long)figures[2]);
    }

    /// <summary>See proc_pid_status(5), VmHWM.</summary>
    private static long PeakOfThisProcess()
    {
        var line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
