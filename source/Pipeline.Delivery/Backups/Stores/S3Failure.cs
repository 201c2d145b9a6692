using Amazon.Runtime;
using Amazon.S3;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Turns what the SDK throws into failures for a person.</summary>
internal static class S3Failure
{
    /// <summary>Runs a request.</summary>
    /// <param name="store">Whose.</param>
    /// <param name="what">Begins a sentence: <c>s3://backups/x could not be read</c>.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Its own cancellation is none of the store's faults.</param>
    public static async Task<T> Told<T>(S3Store store, string what, Func<Task<T>> request, CancellationToken cancellation)
    {
        try
        {
            return await request();
        }
        catch (Exception error) when (IsExpected(error) && !cancellation.IsCancellationRequested)
        {
            throw Of(store, what, error);
        }
    }

    /// <summary>It is what a store, or the way to it, can do to a request.</summary>
    public static bool IsExpected(Exception error) => error is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException or OperationCanceledException;

    private static FailureException Of(S3Store store, string what, Exception error)
    {
        var (reason, next) = Explained(store, error);
        return new FailureException($"{what}: {reason}", error) { NextSteps = [next] };
    }

    private static (string Reason, string Next) Explained(S3Store store, Exception error) => error switch
    {
        AmazonS3Exception { ErrorCode: "NoSuchBucket" } => ($"there is no bucket {store.Bucket}.", "Make it, or name another one in the policy's S3Store."),
        AmazonS3Exception { ErrorCode: "InvalidAccessKeyId" or "SignatureDoesNotMatch" } known =>
            ($"the store does not know the access key ({known.ErrorCode}).", $"Check {store.KeyIdSecret} and {store.KeySecret}."),
        AmazonS3Exception { ErrorCode: "AccessDenied" } =>
            ("the access key has no right to do that (AccessDenied).", $"Give it the right to list, read, write and delete in {store.Bucket}, and to abort uploads."),
        AmazonS3Exception { ErrorCode: "XAmzContentSHA256Mismatch" or "NotImplemented" } known when store.UsesTrailingChecksums =>
            ($"the store does not take trailing checksums ({known.ErrorCode}).", "Take UsesTrailingChecksums out of the S3Store."),
        AmazonServiceException { ErrorCode.Length: > 0 } known => ($"{known.ErrorCode}: {known.Message}", Try(store)),
        TimeoutException or OperationCanceledException => ($"the store did not answer within {Duration.Show(store.Timeout)}.", Try(store)),
        _ => ((error.InnerException ?? error).Message, Try(store)),
    };

    private static string Try(S3Store store) => $"Check that {store.Endpoint ?? $"Amazon S3 in {store.Region}"} can be reached from here, then run the same command again.";
}
