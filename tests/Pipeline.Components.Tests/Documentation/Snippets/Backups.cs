using Pipeline.Delivery;

namespace Documentation.Backups;

static class Bahr
{
    public static DeploymentEnvironment Production => new("production")
    {
        Host = new ComposeHost(new Machine("deploy@vps.example.org")) { Accessories = [new("database", "postgres:15.8")] },
        #region backups-bahr
        Backups =
        [
            new("database")
            {
                Source = new PostgresSource("DATABASE_URL") { Place = SourcePlace.In("database") },
                Compression = Compression.Gzip,
                Encryption = new AgeRecipients("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"),
                Store = new S3Store("bahr-backups") { Endpoint = "https://fra1.digitaloceanspaces.com" },
                SealSecret = "BACKUP_SEAL",
                Retention = new() { Hourly = 120 },
                BeforeDeployments = true,
                RecoveryPoint = TimeSpan.FromHours(7),
                RecoveryTime = TimeSpan.FromMinutes(30),
            },
        ],
        #endregion
    };
}

static class SamiaTarot
{
    public static DeploymentEnvironment Production => new("production")
    {
        Host = new ComposeHost(new Machine("deploy@vps.example.org")),
        #region backups-samia-tarot
        Backups =
        [
            new("database")
            {
                Source = new PostgresSource("DATABASE_URL"),
                Encryption = new OpenPgpPassphrase("BACKUP_PASSPHRASE"),
                Store = new S3Store("samia-tarot-backups") { Region = "eu-central-1" },
                RecoveryPoint = TimeSpan.FromHours(24),
                RecoveryTime = TimeSpan.FromHours(4),
            },
        ],
        #endregion
    };
}
