using System.Collections.Concurrent;
using Pipeline.Delivery;
using Pipeline.Lab;
using Pipeline.Plans;

namespace Pipeline.Backups.Tests;

/// <summary>An application with one backup policy, in a repository of its own. Its name is its own too, so tests do not see each other's backups.</summary>
internal sealed class BackupShop : IDisposable
{
    private static int count;

    public BackupShop(BackupLab lab, BackupPolicy? policy = null)
    {
        Root = Directory.CreateTempSubdirectory("backup-shop-").FullName;
        Policy = policy ?? new("database")
        {
            Source = new PostgresSource("DATABASE_URL"),
            Store = S3(lab),
            Encryption = new AgeRecipients(lab.Key.Recipient),
            SealSecret = "BACKUP_SEAL",
        };
        Secrets["DATABASE_URL"] = lab.Database.Url;
        Secrets["BACKUP_S3_KEY_ID"] = CephServer.KeyId;
        Secrets["BACKUP_S3_KEY"] = CephServer.Key;
        Secrets["BACKUP_SEAL"] = "the seal of the shop, long enough";
        Service = new Service("api") { Toolchain = new DotNetToolchain(), DataVariable = "DATA_DIR" };
        Name = $"shop{Interlocked.Increment(ref count)}";
    }

    public string Root { get; }

    public string Name { get; }

    public BackupPolicy Policy { get; set; }

    public Service Service { get; }

    public ConcurrentDictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    public TestRun Run { get; set; } = new();

    public Site Site
    {
        get
        {
            var environment = new DeploymentEnvironment("production") { Host = new LocalHost(7080), Backups = [Policy] };
            return new Site(new Application(Name) { Services = [Service], Environments = [environment] }, environment, Root)
            {
                Run = "20260131-140000-7f3a",
                Secret = name => Secrets.TryGetValue(name, out var value) ? new Secret(name, value) : null,
            };
        }
    }

    public BackupPlace Place => new(Site, Policy);

    public string DataFolder => Path.Combine(Root, ".nuke", "local", "production", "data", "api");

    /// <summary>A store in the laboratory's bucket.</summary>
    public static S3Store S3(BackupLab lab) => new(BackupLab.Bucket) { Endpoint = lab.Ceph.Endpoint };

    /// <summary>One that sends the plain dump in several parts.</summary>
    public static BackupPolicy InParts(BackupLab lab, string? endpoint = null) => new("database")
    {
        Source = new PostgresSource("DATABASE_URL"),
        Store = S3(lab) with { PartSize = 5.Mebibytes, Endpoint = endpoint ?? lab.Ceph.Endpoint, Timeout = TimeSpan.FromSeconds(20) },
        Compression = Compression.None,
        SealSecret = "BACKUP_SEAL",
    };

    public Plan Plan(out Value<Backup>? taken) =>
        BackupPlan.Of(new BackupRequest(Place, Site.Environment.Host.For(Site), Running: null, new RunStamp("20260131-140000-7f3a", "omar", Run.Time)), out taken);

    /// <summary>Takes a backup, which is then listed.</summary>
    public async Task<Backup> TakeAsync()
    {
        var plan = Plan(out var taken);
        var values = new Values();
        await Run.ApplyAsync(plan, values);
        return values.Get(taken!);
    }

    /// <summary>Tries to take one, which must fail.</summary>
    public Task<FailureException> FailAsync() => Run.FailAsync(Plan(out _));

    public Task<BackupListing> ListAsync() => BackupCatalog.Of(Place).Ask(CancellationToken.None);

    /// <summary>What would prove that a failed backup left something: objects, and parts of uploads.</summary>
    public async Task<IReadOnlyList<string>> LeftAsync(BackupLab lab)
    {
        using var client = lab.Ceph.Client();
        var objects = await client.ListObjectsV2Async(new() { BucketName = BackupLab.Bucket, Prefix = Place.Prefix });
        var uploads = await client.ListMultipartUploadsAsync(new Amazon.S3.Model.ListMultipartUploadsRequest { BucketName = BackupLab.Bucket, Prefix = Place.Prefix });
        return [.. (objects.S3Objects ?? []).Select(item => item.Key), .. (uploads.MultipartUploads ?? []).Select(upload => $"parts of {upload.Key}")];
    }

    /// <summary>Downloads the data of a backup.</summary>
    public async Task<string> DownloadAsync(Backup backup)
    {
        var file = Path.Combine(Root, backup.Manifest.Data.File);
        using var objects = Place.Objects;
        await using var stored = await objects.OpenAsync(backup.DataKey, 0, CancellationToken.None);
        await using var written = File.Create(file);
        await stored.CopyToAsync(written);
        return file;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
