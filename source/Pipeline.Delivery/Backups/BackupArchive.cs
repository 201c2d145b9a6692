namespace Pipeline.Delivery;

/// <summary>An archive as it was read back after it was written.</summary>
/// <param name="File">Its name in the backup's folder.</param>
/// <param name="Format">The standards that it follows.</param>
/// <param name="Files">How many files it holds, links included, folders not.</param>
/// <param name="Bytes">The size of the tar stream.</param>
/// <param name="Sha256">Of the tar stream, hexadecimal.</param>
/// <param name="StoredBytes">The size of the file.</param>
/// <param name="StoredSha256">Of the file, hexadecimal: what <c>sha256sum</c> prints.</param>
public sealed record BackupArchive(string File, string Format, int Files, long Bytes, string Sha256, long StoredBytes, string StoredSha256);
