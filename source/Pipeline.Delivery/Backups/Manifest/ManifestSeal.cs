using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Seals manifests: HMAC-SHA256 with a key that is derived from a secret and from the place, so that a manifest of another environment is not
/// one of this. The derivation is slow (PBKDF2), because the secret may be a passphrase: the seal must not be a quick way to guess it.
/// </summary>
internal sealed class ManifestSeal
{
    public const string Algorithm = "HMAC-SHA256, PBKDF2-SHA256 600000";
    private const int Iterations = 600_000;
    private const int KeyLength = 32;

    /// <summary>A run needs the same key again and again: for every listing, for the manifest, for what was proven.</summary>
    private static readonly ConcurrentDictionary<(string Secret, string Place), Lazy<byte[]>> Derived = new();

    private readonly string name;
    private readonly byte[] key;

    private ManifestSeal(string name, byte[] key) => (this.name, this.key) = (name, key);

    public static ManifestSeal Of(Secret secret, string place) =>
        new(secret.Name, Derived.GetOrAdd((secret.Reveal(), place), known => new Lazy<byte[]>(() => Derive(known.Secret, known.Place))).Value);

    public SealNote Note(ReadOnlySpan<byte> manifest) => new(Algorithm, name, Convert.ToHexStringLower(HMACSHA256.HashData(key, manifest)));

    public bool Fits(SealNote note, ReadOnlySpan<byte> manifest) =>
        note.Algorithm == Algorithm && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Note(manifest).Value), Encoding.UTF8.GetBytes(note.Value));

    private static byte[] Derive(string secret, string place) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"pipeline backup manifest\n{place}"), Iterations, HashAlgorithmName.SHA256, KeyLength);
}
