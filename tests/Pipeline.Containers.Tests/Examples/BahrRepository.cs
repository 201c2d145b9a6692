using Pipeline.Lab;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests.Examples;

/// <summary>The example bahr, with the Python that the machine has, and a bucket for its backups.</summary>
internal sealed class BahrRepository(ContainerLab lab, ITestOutputHelper report, BackupBucket bucket) : ExampleRepository(lab, report, "bahr")
{
    protected override IEnumerable<KeyValuePair<string, string>> Secrets =>
    [
        new("DATABASE_URL", "postgresql://bahr:dAtabase-passw0rd@database:5432/bahr"),
        new("POSTGRES_PASSWORD", "dAtabase-passw0rd"),
        new("SECRET_KEY", "a key's \"$SECRET\" of thirty-two characters"),
        new("REGISTRY_PASSWORD", DockerRegistry.Password),
        new("BACKUP_S3_KEY_ID", CephServer.KeyId),
        new("BACKUP_S3_KEY", CephServer.Key),
        new("BACKUP_SEAL", "the seal's \"$SECRET\" of the tests"),
        new("BACKUP_AGE_IDENTITY", bucket.Identity),
    ];

    protected override IEnumerable<KeyValuePair<string, string>> Parameters =>
    [
        new("PLAIN_REGISTRY", "true"),
        new("PYTHON", "/usr/bin/python3"),
        new("BACKUP_BUCKET", BackupBucket.Name),
        new("BACKUP_ENDPOINT", bucket.Endpoint),
        new("BACKUP_RECIPIENT", bucket.Recipient),
    ];

    /// <summary>Adds a migration to those that the example has.</summary>
    public void AddMigration(string revision, string before, string up, string down) => File.WriteAllText(
        Path.Combine(Root, "backend/migrations/versions", $"{revision}_added.py"),
        $"\"\"\"added\"\"\"\n\nfrom alembic import op\n\nrevision = \"{revision}\"\ndown_revision = \"{before}\"\n\n\ndef upgrade():\n    op.execute(\"{up}\")\n\n\ndef downgrade():\n    op.execute(\"{down}\")\n");
}
