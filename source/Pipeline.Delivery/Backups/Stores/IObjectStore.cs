using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Objects by key. Every member throws <see cref="FailureException"/> when the store refuses or cannot be reached, with what to do about it.
/// </summary>
public interface IObjectStore : IDisposable
{
    /// <summary>How a person names an object: <c>s3://bucket/key</c>, a path.</summary>
    string AddressOf(string key);

    /// <summary>All whole objects whose keys begin so, sorted by key, however many.</summary>
    Task<IReadOnlyList<StoredObject>> ListAsync(string prefix, CancellationToken cancellation);

    /// <summary>A small object.</summary>
    Task<byte[]> ReadAsync(string key, CancellationToken cancellation);

    /// <summary>An object of any size, from a byte on. A connection that breaks throws; it is never the end of the stream.</summary>
    Task<Stream> OpenAsync(string key, long offset, CancellationToken cancellation);

    /// <summary>Writes a small object whole; a reader sees all of it or none.</summary>
    Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Writes an object of any size, which is there when it was completed.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="context">Takes lines about what could not be cleaned up.</param>
    Task<IStreamTarget> CreateAsync(string key, ApplyContext context);

    /// <summary>Removes an object, in all its versions; none is no failure.</summary>
    Task DeleteAsync(string key, CancellationToken cancellation);

    /// <summary>Removes what objects left that were never completed; whoever writes there now fails.</summary>
    /// <returns>What was removed, for a person.</returns>
    Task<IReadOnlyList<string>> RemoveUnfinishedAsync(string prefix, CancellationToken cancellation);
}
