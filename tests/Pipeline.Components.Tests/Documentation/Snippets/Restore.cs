using Pipeline.Delivery;

namespace Documentation.Restore;

static class Database
{
    public static BackupPolicy Policy { get; } =
    #region restore
    new("database")
    {
        Source = new PostgresSource("DATABASE_URL"),
        Store = new S3Store("shop-backups"),
        Encryption = new OpenPgpPassphrase("BACKUP_PASSPHRASE"),
        Retention = new() { Last = 3, Daily = 7, Weekly = 4, Monthly = 12 },
        RecoveryPoint = TimeSpan.FromHours(6),
        RecoveryTime = TimeSpan.FromMinutes(30),
        Drill = new() { Roles = ["app"], MigrationsOf = "backend", SmokeCommand = ["./scripts/smoke.sh"] },
    }
    #endregion
    ;
}
