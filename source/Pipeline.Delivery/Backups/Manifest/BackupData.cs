namespace Pipeline.Delivery;

/// <summary>The data of a backup.</summary>
/// <param name="File">Its name beside the manifest: <c>data.dump.zst.age</c>.</param>
/// <param name="Format">The formats, from the inside to the outside: <c>pg_dump custom, zstd, age</c>.</param>
/// <param name="Bytes">The size of what the source gave.</param>
/// <param name="Sha256">Of what the source gave, hexadecimal.</param>
/// <param name="StoredBytes">The size of the object.</param>
/// <param name="StoredSha256">Of the object, hexadecimal: what <c>sha256sum</c> prints.</param>
/// <param name="Key">Which key opens it: recipients, the name of the passphrase's secret; <see langword="null"/> when it is not encrypted.</param>
public sealed record BackupData(string File, string Format, long Bytes, string Sha256, long StoredBytes, string StoredSha256, string? Key = null);
