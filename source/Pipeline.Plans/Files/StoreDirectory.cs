namespace Pipeline.Plans;

/// <summary>
/// Puts a folder into a store under the digest of its content (see <see cref="DirectoryDigest"/>), as <c>sha256-&lt;hex&gt;</c>. What is
/// there already is not copied again; several runs may store at once.
/// </summary>
/// <param name="Source">The folder to store; links that point out of it are refused.</param>
/// <param name="Store">The folder that holds the stored ones; made when it is missing.</param>
/// <param name="Digest">Keeps the digest, <c>sha256:&lt;hex&gt;</c>.</param>
public sealed record StoreDirectory(string Source, string Store, Promise<string> Digest) : Effect
{
    /// <summary>Where a store keeps the folder of a digest.</summary>
    public static string PathOf(string store, string digest) => Path.Combine(store, digest.Replace(':', '-'));

    public override string Describe(Values values) => $"store {CommandLine.Quote(Source)} in {CommandLine.Quote(Store)} by its digest";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var digest = await DirectoryDigest.OfAsync(Source, context.Cancellation);
        var target = PathOf(Store, digest);
        if (!Directory.Exists(target)) await DirectoryCopy.MakeAsync(Source, target, EnsureUnchangedAsync, context.Cancellation);
        context.Values.Keep(Digest, digest);

        async Task EnsureUnchangedAsync(string copy)
        {
            if (await DirectoryDigest.OfAsync(copy, context.Cancellation) != digest)
                throw new FailureException($"{Source} was changed while it was stored: something writes to it. Nothing was stored.");
        }
    }
}
