namespace Pipeline.Delivery;

/// <summary>A bucket of Amazon S3, or of any store that speaks its language (Ceph, MinIO, R2, Spaces, …).</summary>
/// <param name="Bucket">It has to be there.</param>
public sealed record S3Store(string Bucket) : BackupStore
{
    /// <summary>What all keys begin with: <c>backups/</c>; nothing by default.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The store's address: <c>https://fra1.digitaloceanspaces.com</c>; Amazon's own for the region when not set.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The region that requests are signed for; many other stores take any.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The bucket stands in the path and not in the host's name: what most stores but Amazon's want. Yes where an <see cref="Endpoint"/> is set.</summary>
    public bool? IsPathStyle { get; init; }

    /// <summary>The name of the secret with the access key's id.</summary>
    public string KeyIdSecret { get; init; } = "BACKUP_S3_KEY_ID";

    /// <summary>The name of the secret with the access key itself.</summary>
    public string KeySecret { get; init; } = "BACKUP_S3_KEY";

    /// <summary>
    /// Sends checksums the way that came with SDKs of 2025 (CRC in trailers). Older stores refuse those with <c>XAmzContentSHA256Mismatch</c>, so
    /// it is off; every part has its MD5 and a signed SHA-256 in any case.
    /// </summary>
    public bool UsesTrailingChecksums { get; init; }

    /// <summary>The storage class of the data: <c>STANDARD_IA</c>; the bucket's own when not set. Manifests stay where they are read quickly.</summary>
    public string? StorageClass { get; init; }

    /// <summary>How the store encrypts what lies there: <c>AES256</c>, <c>aws:kms</c>; the bucket's own way when not set.</summary>
    public string? ServerSideEncryption { get; init; }

    /// <summary>The key of the store's key service, with <c>aws:kms</c>.</summary>
    public string? ServerSideKey { get; init; }

    /// <summary>
    /// The size of the parts that an object is sent in, in bytes; 16 MiB by default, at least 5 MiB. An object has at most 10,000, so 160 GiB.
    /// Five parts are in memory at a time.
    /// </summary>
    public long PartSize { get; init; } = 16.Mebibytes;

    /// <summary>How long one request may take, retries not counted; 2 minutes by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a request is sent again that failed on the way; tests of failures do not wait for many.</summary>
    internal int Retries { get; init; } = 3;

    /// <summary>How many objects a page of a listing has at most; tests have fewer objects.</summary>
    internal int PageSize { get; init; } = 1000;

    public override IEnumerable<string> Secrets => [KeyIdSecret, KeySecret];

    public override IObjectStore Open(Site site) => new S3Objects(this, site);

    public override string ToString() => $"s3://{Bucket}/{Prefix}";
}
