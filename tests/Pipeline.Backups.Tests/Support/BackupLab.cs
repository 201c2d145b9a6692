using Pipeline.Lab;

namespace Pipeline.Backups.Tests;

/// <summary>A database, an S3 server with one bucket, and keys to encrypt for; started once for all tests of the collection.</summary>
public sealed class BackupLab : IAsyncLifetime
{
    public const string Bucket = "backups";

    /// <summary>What the servers and the stages consist of.</summary>
    public static string[] Programs => [LabPrograms.Postgres, LabPrograms.Redis, "/usr/bin/age", "/usr/bin/gpg", "/usr/bin/zstd", .. CephServer.Programs];

    public PostgresServer Database { get; private set; } = null!;

    public CephServer Ceph { get; private set; } = null!;

    public AgeKey Key { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (LabPrograms.WhyNot(Programs) is not null) return;

        var ceph = CephServer.StartAsync();
        Database = await PostgresServer.StartAsync();
        await Database.SqlAsync(SampleData.Sql);
        Key = await AgeKey.MakeAsync();
        Ceph = await ceph;
        using var client = Ceph.Client();
        await client.PutBucketAsync(Bucket);
    }

    /// <summary>The address of another database of the same server.</summary>
    public string Url(string database) => $"{Database.Url[..^PostgresServer.User.Length]}{database}";

    /// <summary>Makes an empty database; its name is the test's own.</summary>
    public async Task<string> EmptyDatabaseAsync(string name)
    {
        await Database.SqlAsync($"create database {name}", "postgres");
        return Url(name);
    }

    public async Task DisposeAsync()
    {
        if (Ceph is null) return;
        await Ceph.DisposeAsync();
        await Database.DisposeAsync();
        Key.Dispose();
    }
}
