namespace Pipeline.Delivery;

/// <summary>An object in a store.</summary>
/// <param name="Key">Its name, segments joined by slashes.</param>
/// <param name="Bytes">Its size.</param>
public sealed record StoredObject(string Key, long Bytes);
