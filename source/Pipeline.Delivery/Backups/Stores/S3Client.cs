using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace Pipeline.Delivery;

/// <summary>Makes clients of a bucket.</summary>
internal static class S3Client
{
    public static AmazonS3Client Of(S3Store store, Site site)
    {
        var settings = new AmazonS3Config
        {
            AuthenticationRegion = store.Region,
            ForcePathStyle = store.IsPathStyle ?? store.Endpoint is not null,
            Timeout = store.Timeout,
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = store.Retries,
            RequestChecksumCalculation = store.UsesTrailingChecksums ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = store.UsesTrailingChecksums ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (store.Endpoint is { } endpoint) settings.ServiceURL = endpoint;
        else settings.RegionEndpoint = RegionEndpoint.GetBySystemName(store.Region);
        var who = $"The bucket {store.Bucket}";
        return new AmazonS3Client(
            new BasicAWSCredentials(BackupSecrets.Value(site, store.KeyIdSecret, who).Reveal(), BackupSecrets.Value(site, store.KeySecret, who).Reveal()), settings);
    }
}
