using System.Text;
using System.Text.Json;

namespace Pipeline.Plans;

/// <summary>Reads the journal of a run, which may have ended at any moment: a torn last line does not count.</summary>
public static class JournalReader
{
    /// <exception cref="FailureException">It is no journal, or another version's.</exception>
    public static RunJournal Read(string path)
    {
        var text = Encoding.UTF8.GetString(ReadShared(path));
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0) throw new FailureException($"{path} is no journal: its first line is missing.");

        var number = 1;
        try
        {
            var header = Parse(lines[0], root => Header(root, path));
            var entries = new List<JournalEntry>(lines.Length - 1);
            for (number = 2; number <= lines.Length; number++) entries.Add(Parse(lines[number - 1], Entry));
            return new RunJournal(header, entries);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FailureException($"Line {number} of {path} is not what a journal holds: {error.Message}", error);
        }
    }

    /// <summary>The run may still be writing.</summary>
    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    private static T Parse<T>(string line, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(line);
        return read(document.RootElement);
    }

    private static RunHeader Header(JsonElement root, string path)
    {
        var schema = root.GetProperty(JournalFields.SchemaVersion).GetInt32();
        if (schema != JournalFields.Schema)
        {
            throw new FailureException(
                $"{path} was written by another version of the pipeline (journal format {schema}, here {JournalFields.Schema}).");
        }

        return new RunHeader(
            Text(root, JournalFields.Run),
            Text(root, JournalFields.StartedBy),
            Text(root, JournalFields.CommandLine),
            root.GetProperty(JournalFields.Commit).GetString(),
            [.. root.GetProperty(JournalFields.Environments).EnumerateArray().Select(item => item.GetString()!)],
            root.GetProperty(JournalFields.Release).GetString());
    }

    private static JournalEntry Entry(JsonElement root)
    {
        var time = root.GetProperty(JournalFields.Time).GetDateTimeOffset();
        var id = Text(root, JournalFields.Id);
        return Text(root, JournalFields.Entry) switch
        {
            JournalFields.Intent => new JournalIntent(time, id, Text(root, JournalFields.Description)),
            JournalFields.Outcome => new JournalOutcome(time, id, Duration(root), Failure(root)),
            var other => throw new FormatException($"there are no entries '{other}'."),
        };
    }

    private static TimeSpan Duration(JsonElement root) => TimeSpan.FromMilliseconds(root.GetProperty(JournalFields.Milliseconds).GetDouble());

    private static string? Failure(JsonElement root) => root.TryGetProperty(JournalFields.Failure, out var failure) ? failure.GetString() : null;

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null.");
}
