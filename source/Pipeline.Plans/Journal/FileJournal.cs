using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Plans;

/// <summary>
/// Keeps a run's journal as JSON lines in <c>&lt;folder&gt;/&lt;run&gt;.jsonl</c>, readable by its user alone: a header, then intents and
/// outcomes. Every line is on disk before the call returns. Secrets are replaced. Safe for use by several threads.
/// </summary>
public sealed class FileJournal : IJournal, IDisposable
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock gate = new();
    private readonly FileStream file;
    private readonly Redactor redactor;
    private readonly TimeProvider time;

    /// <param name="folder">Mostly <c>.nuke/temp/journal</c>; made when it is missing.</param>
    /// <param name="header">Written first.</param>
    /// <param name="redactor">Knows the run's secrets.</param>
    /// <param name="time">The clock of the entries.</param>
    /// <exception cref="FailureException">The file cannot be made.</exception>
    public FileJournal(string folder, RunHeader header, Redactor redactor, TimeProvider time)
    {
        (this.redactor, this.time) = (redactor, time);
        Path = System.IO.Path.Combine(folder, $"{header.Run}.jsonl");
        file = Open(folder);
        Write(JournalFields.Header, json => WriteHeader(json, header));
    }

    /// <summary>The journal's file.</summary>
    public string Path { get; }

    public void Intent(string id, string description) => Write(JournalFields.Intent, json =>
    {
        json.WriteString(JournalFields.Id, id);
        json.WriteString(JournalFields.Description, redactor.Redact(description));
    });

    public void Outcome(string id, TimeSpan duration, string? failure) => Write(JournalFields.Outcome, json =>
    {
        json.WriteString(JournalFields.Id, id);
        json.WriteNumber(JournalFields.Milliseconds, Math.Round(duration.TotalMilliseconds, 3));
        if (failure is not null) json.WriteString(JournalFields.Failure, redactor.Redact(failure));
    });

    public void Dispose() => file.Dispose();

    private void WriteHeader(Utf8JsonWriter json, RunHeader header)
    {
        json.WriteNumber(JournalFields.SchemaVersion, JournalFields.Schema);
        json.WriteString(JournalFields.Run, header.Run);
        json.WriteString(JournalFields.StartedBy, header.StartedBy);
        json.WriteString(JournalFields.CommandLine, redactor.Redact(header.CommandLine));
        json.WriteString(JournalFields.Commit, header.Commit);
        json.WriteStartArray(JournalFields.Environments);
        foreach (var environment in header.Environments) json.WriteStringValue(environment);
        json.WriteEndArray();
        json.WriteString(JournalFields.Release, header.Release);
    }

    private void Write(string kind, Action<Utf8JsonWriter> fields)
    {
        var line = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            json.WriteString(JournalFields.Entry, kind);
            json.WriteString(JournalFields.Time, time.GetUtcNow());
            fields(json);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        Append(line.WrittenSpan);
    }

    private void Append(ReadOnlySpan<byte> line)
    {
        try
        {
            lock (gate)
            {
                file.Write(line);
                file.Flush(flushToDisk: true);
            }
        }
        catch (IOException error)
        {
            throw NotWritable(error);
        }
    }

    private FileStream Open(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(error);
        }
    }

    private FailureException NotWritable(Exception error) => new($"The journal {Path} cannot be written: {error.Message}", error);
}
