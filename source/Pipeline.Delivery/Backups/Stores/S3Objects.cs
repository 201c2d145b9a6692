using Amazon.S3;
using Amazon.S3.Model;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Objects of a bucket. The SDK opens its own connections, and is loaded when the first member is called.</summary>
internal sealed class S3Objects(S3Store store, Site site) : IObjectStore
{
    private const int AbortAttempts = 5;
    private static readonly TimeSpan AbortPause = TimeSpan.FromSeconds(1);
    private AmazonS3Client? client;
    private bool? isVersioned;

    private AmazonS3Client Client => client ??= S3Client.Of(store, site);

    public string AddressOf(string key) => $"s3://{store.Bucket}/{store.Prefix}{key}";

    public async Task<IReadOnlyList<StoredObject>> ListAsync(string prefix, CancellationToken cancellation)
    {
        var all = new List<StoredObject>();
        var request = new ListObjectsV2Request { BucketName = store.Bucket, Prefix = store.Prefix + prefix, MaxKeys = store.PageSize };
        do
        {
            var page = await Told($"{AddressOf(prefix)} could not be listed", () => Client.ListObjectsV2Async(request, cancellation), cancellation);
            all.AddRange((page.S3Objects ?? []).Select(item => new StoredObject(item.Key[store.Prefix.Length..], item.Size ?? 0)));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
        return [.. all.OrderBy(item => item.Key, StringComparer.Ordinal)];
    }

    public async Task<byte[]> ReadAsync(string key, CancellationToken cancellation)
    {
        await using var stream = await OpenAsync(key, offset: 0, cancellation);
        using var content = new MemoryStream();
        await Told($"{AddressOf(key)} could not be read", async () => { await stream.CopyToAsync(content, cancellation); return true; }, cancellation);
        return content.ToArray();
    }

    public async Task<Stream> OpenAsync(string key, long offset, CancellationToken cancellation)
    {
        var request = new GetObjectRequest { BucketName = store.Bucket, Key = store.Prefix + key };
        if (offset > 0) request.ByteRange = new ByteRange($"bytes={offset}-");
        var answer = await Told($"{AddressOf(key)} could not be read", () => Client.GetObjectAsync(request, cancellation), cancellation);
        return answer.ResponseStream;
    }

    public async Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation) => await Told(
        $"{AddressOf(key)} could not be written",
        () => Client.PutObjectAsync(S3Requests.Put(store, store.Prefix + key, content, storageClass: null), cancellation),
        cancellation);

    public Task<IStreamTarget> CreateAsync(string key, ApplyContext context) =>
        Task.FromResult<IStreamTarget>(new S3Upload(store, Client, store.Prefix + key, AddressOf(key), context));

    public async Task DeleteAsync(string key, CancellationToken cancellation)
    {
        if (await IsVersionedAsync(cancellation)) await DeleteVersionsAsync(store.Prefix + key, cancellation);
        else await DeleteAsync(new DeleteObjectRequest { BucketName = store.Bucket, Key = store.Prefix + key }, cancellation);
    }

    /// <summary>
    /// A part that was on its way when its program was killed may arrive after the abort, and the upload is there again: it is looked once more (see
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html).
    /// </summary>
    public async Task<IReadOnlyList<string>> RemoveUnfinishedAsync(string prefix, CancellationToken cancellation)
    {
        var removed = new SortedSet<string>(StringComparer.Ordinal);
        for (var attempt = 1; attempt <= AbortAttempts; attempt++)
        {
            var uploads = await UnfinishedAsync(prefix, cancellation);
            if (uploads.Count == 0) break;

            foreach (var upload in uploads)
            {
                await AbortAsync(upload, cancellation);
                removed.Add($"the parts of s3://{store.Bucket}/{upload.Key}");
            }

            await Task.Delay(AbortPause, TimeProvider.System, cancellation);
        }

        return [.. removed];
    }

    public void Dispose() => client?.Dispose();

    private async Task<IReadOnlyList<MultipartUpload>> UnfinishedAsync(string prefix, CancellationToken cancellation)
    {
        var uploads = new List<MultipartUpload>();
        var request = new ListMultipartUploadsRequest { BucketName = store.Bucket, Prefix = store.Prefix + prefix };
        ListMultipartUploadsResponse page;
        do
        {
            page = await Told($"Uploads below {AddressOf(prefix)} could not be listed", () => Client.ListMultipartUploadsAsync(request, cancellation), cancellation);
            uploads.AddRange(page.MultipartUploads ?? []);
            (request.KeyMarker, request.UploadIdMarker) = (page.NextKeyMarker, page.NextUploadIdMarker);
        }
        while (page.IsTruncated == true);
        return uploads;
    }

    private async Task AbortAsync(MultipartUpload upload, CancellationToken cancellation)
    {
        var request = new AbortMultipartUploadRequest { BucketName = store.Bucket, Key = upload.Key, UploadId = upload.UploadId };
        try
        {
            await Told($"The upload of {upload.Key} could not be aborted", () => Client.AbortMultipartUploadAsync(request, cancellation), cancellation);
        }
        catch (FailureException error) when (error.InnerException is AmazonS3Exception { ErrorCode: "NoSuchUpload" })
        {
            // It is gone by now: an abort that nobody waited for any more has arrived all the same.
        }
    }

    /// <summary>Where buckets are versioned a plain delete only hides an object: it would cost money, and could be read, for ever.</summary>
    private async Task DeleteVersionsAsync(string key, CancellationToken cancellation)
    {
        var request = new ListVersionsRequest { BucketName = store.Bucket, Prefix = key };
        ListVersionsResponse page;
        do
        {
            page = await Told($"The versions of {key} could not be listed", () => Client.ListVersionsAsync(request, cancellation), cancellation);
            foreach (var version in (page.Versions ?? []).Where(version => version.Key == key))
                await DeleteAsync(new DeleteObjectRequest { BucketName = store.Bucket, Key = key, VersionId = version.VersionId }, cancellation);
            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
        while (page.IsTruncated == true);
    }

    private async Task DeleteAsync(DeleteObjectRequest request, CancellationToken cancellation) =>
        await Told($"s3://{store.Bucket}/{request.Key} could not be deleted", () => Client.DeleteObjectAsync(request, cancellation), cancellation);

    /// <summary>Stores that know no versions (R2) do not know the question either.</summary>
    private async Task<bool> IsVersionedAsync(CancellationToken cancellation)
    {
        if (isVersioned is { } known) return known;
        try
        {
            var answer = await Client.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = store.Bucket }, cancellation);
            isVersioned = answer.VersioningConfig?.Status is { } status && status != VersionStatus.Off;
        }
        catch (AmazonS3Exception error) when (error.ErrorCode is "NotImplemented" or "AccessDenied")
        {
            isVersioned = false;
        }

        return isVersioned.Value;
    }

    private Task<T> Told<T>(string what, Func<Task<T>> request, CancellationToken cancellation) => S3Failure.Told(store, what, request, cancellation);
}
