using System.Globalization;
using Pipeline.Lab;

namespace Pipeline.Bench;

/// <summary>
/// A backup of a database of 1 GB to an S3 server, against the pipelines of a shell that do the same; and the memory of the build program.
/// <c>PIPELINE_BENCH_ROWS</c> makes another size of it.
/// </summary>
internal sealed class BackupsBenchmark : IBenchmark
{
    private const int Rounds = 3;

    public string Name => "backups";

    public async Task<IReadOnlyList<Measurement>> RunAsync()
    {
        if (LabPrograms.WhyNot([LabPrograms.Postgres, "/usr/bin/age", "/usr/bin/gpg", "/usr/bin/zstd", "/usr/bin/rclone", .. CephServer.Programs]) is { } reason)
            return [new Measurement($"not measured: {reason}", "")];

        await using var lab = await BackupBenchLab.StartAsync();
        return [.. await SpeedAsync(lab), .. await MemoryAsync(lab)];
    }

    private static async Task<IReadOnlyList<Measurement>> SpeedAsync(BackupBenchLab lab)
    {
        var taken = new Dictionary<string, List<TakenBackup>>(StringComparer.Ordinal) { ["age"] = [], ["none"] = [] };
        var times = await Times.MediansAsync(
            Rounds,
            () => lab.ShellAsync("pg_dump | gzip | gpg --batch --quiet --passphrase-file $PASSPHRASE --pinentry-mode loopback --symmetric --cipher-algo AES256"),
            () => lab.ShellAsync("pg_dump --format=custom --compress=0 | zstd --quiet --threads=0 | age --encrypt --recipient $RECIPIENT"),
            async () => taken["age"].Add(await TakenBackup.OfDatabaseAsync(lab, isEncrypted: true)),
            async () => taken["none"].Add(await TakenBackup.OfDatabaseAsync(lab, isEncrypted: false)));
        var (age, plain) = (Median(taken["age"]), Median(taken["none"]));
        return
        [
            Measurement.Of($"pg_dump | gzip | gpg | rclone, of a database of {lab.Size}", times[0]),
            Measurement.Of("pg_dump -Fc -Z0 | zstd | age | rclone", times[1]),
            Measurement.Of("the backup: pg_dump, zstd, age, S3, manifest; without counting rows", age.Streamed),
            Measurement.Of("its row counts", age.Counted),
            Measurement.Of("the same without encryption", plain.Streamed),
            new("times as fast as gzip and gpg, row counts included", Ratio(times[0] / age.Total), "at least 2.5"),
            new("times as long as zstd and age", Ratio(age.Streamed / times[1]), "at most 1.2"),
            new("times as long as without encryption", Ratio(age.Streamed / plain.Streamed), "at most 1.1"),
            new("most memory of the build program", Mebibytes(age.PeakMemory), "256 MiB"),
        ];
    }

    private static async Task<IReadOnlyList<Measurement>> MemoryAsync(BackupBenchLab lab)
    {
        var small = await TakenBackup.OfBytesAsync(lab, 100_000_000);
        var large = await TakenBackup.OfBytesAsync(lab, 5_000_000_000);
        return
        [
            new("most memory of the build program, source of 100 MB", Mebibytes(small.PeakMemory), "256 MiB"),
            new("most memory of the build program, source of 5 GB", Mebibytes(large.PeakMemory), "256 MiB"),
        ];
    }

    private static TakenBackup Median(List<TakenBackup> all) => all.OrderBy(one => one.Total).ElementAt(all.Count / 2);

    private static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0} MiB");
}
