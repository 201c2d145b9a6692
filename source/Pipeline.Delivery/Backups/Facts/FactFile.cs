using System.Text;
using System.Text.Json;

namespace Pipeline.Delivery;

/// <summary>
/// The file of a fact: <c>{"fact": {…}, "seal": {…}}</c>, sealed as manifests are. It names its backup, so it cannot be moved to another one.
/// </summary>
internal static class FactFile
{
    public static string NameOf(BackupFactKind kind) => $"{kind.ToString().ToLowerInvariant()}.json";

    public static byte[] Write(BackupFact fact, ManifestSeal? seal)
    {
        var written = JsonSerializer.Serialize(fact, BackupJson.Readable.BackupFact);
        var note = seal is null ? "null" : JsonSerializer.Serialize(seal.Note(Encoding.UTF8.GetBytes(written)), BackupJson.Readable.SealNote);
        return Encoding.UTF8.GetBytes($"{{\n\"fact\": {written},\n\"seal\": {note}\n}}\n");
    }

    /// <returns>The fact; <see langword="null"/> where the file proves nothing: it is torn, of another backup, or sealed by somebody else.</returns>
    public static BackupFact? Read(byte[] bytes, ManifestSeal? seal, string backup, BackupFactKind kind)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var written = document.RootElement.GetProperty("fact");
            var note = document.RootElement.GetProperty("seal").Deserialize(BackupJson.Default.SealNote);
            if (seal is not null && (note is null || !seal.Fits(note, Encoding.UTF8.GetBytes(written.GetRawText())))) return null;
            return written.Deserialize(BackupJson.Default.BackupFact) is { } fact && fact.Backup == backup && fact.Kind == kind ? fact : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
