using Pipeline.Delivery;
using Pipeline.Workflows;

namespace Pipeline.Components.Tests.Workflows;

/// <summary>The shop with a database that is backed up to S3 and restored for practice; staging has nothing to lose.</summary>
internal sealed class BackedUpBuild : ShopBuild, IWorkflows
{
    public override Application Application { get; } = Shop with
    {
        Environments =
        [
            new("staging") { Host = new RemoteHost("https://staging.shop.example/") },
            new("production")
            {
                Host = new RemoteHost("https://shop.example/"),
                Backups =
                [
                    new("database")
                    {
                        Source = new PostgresSource("DATABASE_URL"),
                        Store = new S3Store("shop-backups"),
                        Encryption = new AgeRecipients("age1shop"),
                        SealSecret = "BACKUP_SEAL",
                        Retention = new() { Daily = 7, Weekly = 4 },
                    },
                ],
            },
        ],
    };

    IEnumerable<Workflow> IWorkflows.Workflows => [this.BackupOf("production", "0 3 * * *"), this.RestoreDrill()];
}
