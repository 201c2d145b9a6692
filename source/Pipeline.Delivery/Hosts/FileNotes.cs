using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Notes as files in a folder of this machine.</summary>
internal sealed class FileNotes(string folder) : IHostNotes
{
    public Query<string?> Read(string name) => new($"{name} in {folder}", async cancellation =>
    {
        var file = Path.Combine(folder, name);
        return File.Exists(file) ? await File.ReadAllTextAsync(file, cancellation) : null;
    });

    public Effect Write(string name, Value<string> text) => new WriteFile(Path.Combine(folder, name), text) { IsPrivate = true };

    public Effect Append(string name, Value<string> line) => new AppendLine(Path.Combine(folder, name), line);

    public Effect Remove(string name) => new DeleteFile(Path.Combine(folder, name));
}
