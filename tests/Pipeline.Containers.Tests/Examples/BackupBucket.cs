using Pipeline.Lab;

namespace Pipeline.Containers.Tests.Examples;

/// <summary>A bucket on an S3 server of its own, and a key to encrypt for.</summary>
internal sealed class BackupBucket : IAsyncDisposable
{
    public const string Name = "example-backups";
    private readonly CephServer server;
    private readonly AgeKey key;

    private BackupBucket(CephServer server, AgeKey key) => (this.server, this.key) = (server, key);

    public string Endpoint => server.Endpoint;

    /// <summary>The public key.</summary>
    public string Recipient => key.Recipient;

    /// <summary>The private key, as <c>age-keygen</c> writes it.</summary>
    public string Identity => File.ReadLines(key.Identity).Last();

    public static async Task<BackupBucket> MakeAsync()
    {
        var bucket = new BackupBucket(await CephServer.StartAsync(), await AgeKey.MakeAsync());
        using var client = bucket.server.Client();
        await client.PutBucketAsync(Name);
        return bucket;
    }

    public async ValueTask DisposeAsync()
    {
        key.Dispose();
        await server.DisposeAsync();
    }
}
