using System.Text;
using System.Text.Json;

namespace Pipeline.Delivery;

/// <summary>
/// The file of a manifest: <c>{"backup": {…}, "seal": {…}}</c>. The seal is over the bytes of the value of <c>backup</c> as they stand there.
/// </summary>
internal static class ManifestFile
{
    public static byte[] Write(BackupManifest manifest, ManifestSeal? seal)
    {
        var backup = JsonSerializer.Serialize(manifest, BackupJson.Readable.BackupManifest);
        var note = seal is null ? "null" : JsonSerializer.Serialize(seal.Note(Encoding.UTF8.GetBytes(backup)), BackupJson.Readable.SealNote);
        return Encoding.UTF8.GetBytes($"{{\n\"backup\": {backup},\n\"seal\": {note}\n}}\n");
    }

    /// <param name="bytes">The file.</param>
    /// <param name="seal">What it must be sealed with; any file will do when <see langword="null"/>.</param>
    /// <param name="problem">Why it is no manifest, in a sentence.</param>
    /// <returns>The manifest; <see langword="null"/> when there is a problem.</returns>
    public static BackupManifest? Read(byte[] bytes, ManifestSeal? seal, out string? problem)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var backup = document.RootElement.GetProperty("backup");
            var note = document.RootElement.GetProperty("seal").Deserialize(BackupJson.Default.SealNote);
            problem = Problem(backup, note, seal);
            return problem is null ? backup.Deserialize(BackupJson.Default.BackupManifest) : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            problem = $"Its manifest cannot be read: {error.Message}";
            return null;
        }
    }

    private static string? Problem(JsonElement backup, SealNote? note, ManifestSeal? seal)
    {
        if (seal is not null && note is null) return "Its manifest is not sealed.";
        if (seal is not null && !seal.Fits(note!, Encoding.UTF8.GetBytes(backup.GetRawText()))) return "Its manifest was changed, or sealed with another secret.";

        var format = backup.GetProperty("format").GetInt32();
        return format == BackupManifest.CurrentFormat ? null : $"Its manifest has the format {format}; this program knows {BackupManifest.CurrentFormat}.";
    }
}
