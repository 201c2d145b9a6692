using System.Collections.Immutable;
using System.Text.Json;

namespace Pipeline.Agent;

/// <summary>
/// The processes that a next agent would have to end if this one died without a chance to: <c>processes.json</c>, replaced as a whole at
/// each change.
/// </summary>
internal sealed class ProcessRegistry(string file)
{
    private readonly Lock gate = new();
    private ImmutableArray<ProcessRecord> records = [];

    /// <summary>What an earlier agent left; empty when it ended in good order.</summary>
    public static ImmutableArray<ProcessRecord> ReadLeftovers(string file)
    {
        if (!File.Exists(file))
            return [];
        try
        {
            return [.. JsonSerializer.Deserialize(File.ReadAllBytes(file), RegistryJson.Default.IReadOnlyListProcessRecord) ?? []];
        }
        catch (JsonException failure)
        {
            throw AgentFailure.Taken(
                $"{file} cannot be read ({failure.Message}); end the service processes that an earlier agent left, then delete the file",
                failure);
        }
    }

    public void Add(ProcessRecord record)
    {
        lock (gate)
        {
            records = records.Add(record);
            Save();
        }
    }

    public void Remove(ProcessRecord record)
    {
        lock (gate)
        {
            records = records.Remove(record);
            Save();
        }
    }

    private void Save()
    {
        if (records.IsEmpty)
        {
            File.Delete(file);
            return;
        }

        var draft = file + ".new";
        using (var stream = File.Create(draft))
        {
            JsonSerializer.Serialize(stream, records, RegistryJson.Default.IReadOnlyListProcessRecord);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
    }
}
