namespace Pipeline.Delivery;

/// <summary>The command that gets a backup back with standard tools, where its data was downloaded to.</summary>
internal static class RestoreLine
{
    public static string Of(string file, SourceReading reading, BackupPolicy policy)
    {
        string[] ways = [.. ((string[])[policy.Encryption?.Back ?? "", policy.Compression.Back]).Where(way => way.Length > 0), reading.Restore];
        return $"{ways[0]}{(ways.Length == 1 ? " <" : "")} {file}{string.Concat(ways.Skip(1).Select(way => $" | {way}"))}";
    }
}
