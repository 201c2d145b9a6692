using Pipeline.Components;
using Pipeline.Delivery;
using Pipeline.Targets;
using Pipeline.Workflows;

/// <summary>Backs samia-tarot up, proves it and brings it back: every night at 02:00 UTC, with a drill on the first of the month.</summary>
internal sealed class Build : PipelineBuild, IBackup, IBackups, IVerifyBackup, IRestoreDrill, IRestore, IWorkflows
{
    [Parameter("The bucket of the backups.")]
    private readonly string BackupBucket = "samia-tarot-backups";

    [Parameter("The address of the bucket's store; Amazon's own for the region when not given.")]
    private readonly string? BackupEndpoint;

    [Parameter("The region of the bucket.")]
    private readonly string BackupRegion = "eu-central-1";

    [Parameter("Roles of the database that own something or have rights; the drill makes them before it restores.")]
    private readonly string[] DatabaseRoles = ["anon", "authenticated", "service_role"];

    public static int Main() => Execute<Build>();

    public Application Application => new("samia-tarot")
    {
        Environments = [new("production") { Host = new Platform(), IsProtected = true, Backups = [Database] }],
    };

    IEnumerable<Workflow> IWorkflows.Workflows => [this.Backup("0 2 * * *"), this.RestoreDrill()];

    private BackupPolicy Database => new("database")
    {
        Source = new PostgresSource("DATABASE_URL"),
        Encryption = new OpenPgpPassphrase("BACKUP_PASSPHRASE"),
        Store = new S3Store(BackupBucket) { Endpoint = BackupEndpoint, Region = BackupRegion },
        Retention = new() { Last = 3, Daily = 14, Weekly = 8, Monthly = 12 },
        RecoveryPoint = TimeSpan.FromHours(24),
        RecoveryTime = TimeSpan.FromHours(4),
        Drill = new() { Roles = DatabaseRoles },
    };
}
