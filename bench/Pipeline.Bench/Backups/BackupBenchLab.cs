using System.Globalization;
using Pipeline.Lab;

namespace Pipeline.Bench;

/// <summary>A database with data that compresses like real data, and an S3 server.</summary>
internal sealed class BackupBenchLab : IAsyncDisposable
{
    private const string Bucket = "bench";
    private readonly string folder = Directory.CreateTempSubdirectory("bench-backups-").FullName;
    private readonly PostgresServer database;
    private readonly CephServer ceph;

    private BackupBenchLab(PostgresServer database, CephServer ceph) => (this.database, this.ceph) = (database, ceph);

    /// <summary>How large the database is, for a person.</summary>
    public string Size { get; private set; } = "";

    public string Recipient { get; private set; } = "";

    public string DatabaseUrl => database.Url;

    public string Endpoint => ceph.Endpoint;

    public static async Task<BackupBenchLab> StartAsync()
    {
        var lab = new BackupBenchLab(await PostgresServer.StartAsync(), await CephServer.StartAsync());
        var rows = int.Parse(Environment.GetEnvironmentVariable("PIPELINE_BENCH_ROWS") ?? "2600000", CultureInfo.InvariantCulture);
        await lab.database.SqlAsync(
            $"""
            create table events(id bigserial primary key, user_id int not null, kind text not null, at timestamptz not null, payload jsonb not null, note text);
            insert into events(user_id, kind, at, payload, note)
            select (random() * 100000)::int, (array['view', 'click', 'buy', 'login', 'error'])[1 + (random() * 4)::int], now() - random() * interval '365 days',
              jsonb_build_object('session', md5(random()::text), 'amount', round((random() * 1000)::numeric, 2), 'path', '/p/' || (random() * 5000)::int,
                'ua', 'Mozilla/5.0 (X11; Linux x86_64)', 'tok', md5(random()::text) || md5(random()::text)),
              repeat('lorem ipsum dolor ', (random() * 6)::int)
            from generate_series(1, {rows});
            create index on events(user_id); create index on events(at); analyze;
            """);
        lab.Size = await lab.database.SqlAsync("select pg_size_pretty(pg_database_size(current_database()))");
        await Command.RunAsync(lab.folder, "age-keygen", "-o", "key.txt");
        lab.Recipient = (await Command.RunAsync(lab.folder, "age-keygen", "-y", "key.txt")).Trim();
        await File.WriteAllTextAsync(Path.Combine(lab.folder, "passphrase"), "a passphrase of the benchmark\n");
        await lab.MakeBucketAsync();
        return lab;
    }

    /// <summary>Runs a pipeline of a shell, which ends in an object of the store.</summary>
    public async Task ShellAsync(string pipeline)
    {
        var login = $"PGPASSWORD={PostgresServer.Password} PGHOST={database.Address} PGPORT={database.Port} PGUSER={PostgresServer.User} PGDATABASE={PostgresServer.User}";
        var store = $":s3,provider=Ceph,access_key_id={CephServer.KeyId},secret_access_key={CephServer.Key},endpoint='{ceph.Endpoint}':{Bucket}/shell";
        var script = $"unset AWS_CA_BUNDLE; export {login} RECIPIENT={Recipient} PASSPHRASE={folder}/passphrase; {pipeline} | rclone rcat \"{store}\"";
        await Command.RunAsync(folder, "/bin/bash", "-o", "pipefail", "-c", script);
    }

    public async ValueTask DisposeAsync()
    {
        await ceph.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task MakeBucketAsync()
    {
        using var client = ceph.Client();
        await client.PutBucketAsync(Bucket);
        // The first object makes the server's pools, which takes seconds.
        await client.PutObjectAsync(new() { BucketName = Bucket, Key = "warm", ContentBody = "x", UseChunkEncoding = false });
    }
}
