using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;

namespace Pipeline.Delivery;

/// <summary>
/// Requests that send bytes. Each carries its MD5, which buckets with object lock ask for, and is signed with its SHA-256 as a whole: a store
/// refuses what arrives otherwise.
/// </summary>
internal static class S3Requests
{
    public static PutObjectRequest Put(S3Store store, string key, ReadOnlyMemory<byte> content, string? storageClass) => new()
    {
        BucketName = store.Bucket,
        Key = key,
        InputStream = StreamOf(content),
        MD5Digest = Md5(content),
        UseChunkEncoding = false,
        AutoCloseStream = true,
        StorageClass = storageClass is null ? null : new S3StorageClass(storageClass),
        ServerSideEncryptionMethod = store.ServerSideEncryption is null ? null : new ServerSideEncryptionMethod(store.ServerSideEncryption),
        ServerSideEncryptionKeyManagementServiceKeyId = store.ServerSideKey,
    };

    public static InitiateMultipartUploadRequest Begin(S3Store store, string key) => new()
    {
        BucketName = store.Bucket,
        Key = key,
        StorageClass = store.StorageClass is null ? null : new S3StorageClass(store.StorageClass),
        ServerSideEncryptionMethod = store.ServerSideEncryption is null ? null : new ServerSideEncryptionMethod(store.ServerSideEncryption),
        ServerSideEncryptionKeyManagementServiceKeyId = store.ServerSideKey,
    };

    public static UploadPartRequest Part(S3Store store, string key, string upload, int number, ReadOnlyMemory<byte> content) => new()
    {
        BucketName = store.Bucket,
        Key = key,
        UploadId = upload,
        PartNumber = number,
        PartSize = content.Length,
        InputStream = StreamOf(content),
        MD5Digest = Md5(content),
        UseChunkEncoding = false,
    };

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(content.ToArray());

    /// <summary>A checksum of the transport, not a proof: that is the SHA-256.</summary>
#pragma warning disable CA5351 // S3 knows Content-MD5 alone that every store understands.
    private static string Md5(ReadOnlyMemory<byte> content) => Convert.ToBase64String(MD5.HashData(content.Span));
#pragma warning restore CA5351
}
